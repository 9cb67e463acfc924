#!/bin/sh
# Install the programs that the tests drive: git, Chromium, poppler, zsh, fish and a Chinese font.
set -eu
missing=""
command -v git >/dev/null || missing="$missing git"
command -v chromium >/dev/null || missing="$missing chromium"
command -v pdftotext >/dev/null || missing="$missing poppler-utils"
command -v zsh >/dev/null || missing="$missing zsh"
command -v fish >/dev/null || missing="$missing fish"
{ command -v fc-list >/dev/null && fc-list ":lang=zh-cn" | grep -q .; } || missing="$missing fontconfig fonts-noto-cjk"
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "the tests need:$missing (on Debian: sudo apt-get install$missing)" >&2
    exit 1
fi
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
# shellcheck disable=SC2086
apt-get install -y -qq --no-install-recommends $missing >/dev/null
