#compdef zhenggai
# zhenggai completion for zsh: eval "$(zhenggai completion zsh)"
_zhenggai() {
    local value text
    local -a whole wholeshown part partshown
    while IFS=$'\t' read -r value text; do
        if [[ $value == //* ]]; then
            [[ $PREFIX == --*=* ]] && compset -P '*='
            [[ $value == //files ]] && _files || _files -/
        elif [[ $value == *[=/#,] ]]; then
            part+=("$value")
            partshown+=("$value${text:+  -- $text}")
        else
            whole+=("$value")
            wholeshown+=("$value${text:+  -- $text}")
        fi
    done < <("${(Q)words[1]}" --complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    (( $#whole )) && compadd -l -d wholeshown -a whole
    (( $#part )) && compadd -l -S '' -d partshown -a part
    return 0
}
if [[ $funcstack[1] == _zhenggai ]]; then
    _zhenggai "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -u }
    compdef _zhenggai zhenggai
fi
