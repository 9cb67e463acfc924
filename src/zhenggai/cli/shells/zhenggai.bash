# zhenggai completion for bash: eval "$(zhenggai completion bash)"
_zhenggai() {
    local value text
    COMPREPLY=()
    while IFS=$'\t' read -r value text; do
        if [[ $value == //files ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -f -- "$2")
        elif [[ $value == //folders ]]; then
            compopt -o filenames 2>/dev/null
            while IFS= read -r value; do COMPREPLY+=("$value"); done < <(compgen -d -- "$2")
        else
            COMPREPLY+=("$value")
            [[ $value == *[=/#,] ]] && compopt -o nospace 2>/dev/null
        fi
    done < <(COMP_WORDBREAKS="$COMP_WORDBREAKS" "$1" --complete-bash "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
}
complete -F _zhenggai zhenggai
