# zhenggai completion for fish: zhenggai completion fish | source
function __zhenggai_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    for line in ($words[1] --complete $words[2..-1] (string unescape -- $current; or echo -- $current) 2>/dev/null)
        switch $line
            case "//files*"
                __fish_complete_path $current
            case "//folders*"
                __fish_complete_directories $current
            case '*'
                echo -- $line
        end
    end
end
complete -c zhenggai -f -a '(__zhenggai_complete)'
