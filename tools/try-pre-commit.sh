#!/bin/sh
# Install the hooks with pre-commit into a repository with Chinese file names, and commit to it.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export PRE_COMMIT_HOME="$work/cache" PRE_COMMIT_COLOR=never ZHENGGAI_LANG=en
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@example.org
export GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@example.org
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE PYTHONPATH 2>/dev/null || true

pre_commit="$root/.venv/bin/pre-commit"

# The hooks as they are here, committed or not: pre-commit takes a repository at a commit.
mkdir "$work/hooks"
tar -C "$root" --warning=no-file-changed --exclude=./.git --exclude=./.venv \
    --exclude='./.*_cache' --exclude=./.hypothesis --exclude=__pycache__ -cf - . |
    tar -C "$work/hooks" -xf -
git -C "$work/hooks" init -q -b main
git -C "$work/hooks" add -A
git -C "$work/hooks" commit -q -m hooks
rev=$(git -C "$work/hooks" rev-parse HEAD)

# A repository of which the ledger is a part, with more files than a command line takes.
ledger="$work/仓库/整改 台账"
unit="$ledger/data/units/江南镇"
mkdir -p "$unit"
cd "$work/仓库"
git init -q -b main
printf 'name: 测试活动\n' >"$ledger/data/campaign.yaml"
number=0
while [ "$number" -lt 1500 ]; do
    number=$((number + 1))
    printf 'name: 第%s村党支部\nkind: village\n' "$number" \
        >"$unit/一个名字很长很长很长很长很长的行政村党支部第$number号.yaml"
done
cat >.pre-commit-config.yaml <<END
repos:
  - repo: $work/hooks
    rev: $rev
    hooks:
      - id: zhenggai-files
        args: [--ledger, 整改 台账, --as-of, "2006-03-31"]
END
"$pre_commit" install >/dev/null
git add -A

fails() {
    if "$@" >"$work/said" 2>&1; then
        cat "$work/said"
        echo "should have failed: $*" >&2
        exit 1
    fi
}

git commit -q -m 1500个村 2>"$work/said" || { cat "$work/said"; exit 1; }

printf 'name: 李家村党支部\nkind: village\nheda: 李建国\n' >"$unit/李家村.yaml"
git add -A
fails git commit -q -m 坏的
grep -q 'data/units/江南镇/李家村.yaml:3:1: FIL02 error' "$work/said"

# The name of a unit that others need is noticed when its file is gone, too.
printf 'name: 李家村党支部\nkind: village\nissues:\n  - {id: I-1, title: 修路, shared: {lead: 江南镇/王家村, of: "江南镇/王家村#I-1"}}\n' >"$unit/李家村.yaml"
printf 'name: 王家村党支部\nkind: village\nissues:\n  - {id: I-1, title: 修路}\n' >"$unit/王家村.yaml"
git add -A
git commit -q -m 好的 2>"$work/said" || { cat "$work/said"; exit 1; }
git rm -q "$unit/王家村.yaml"
fails git commit -q -m 删了牵头村
grep -q 'REF02 error' "$work/said"
git reset -q --hard

# Tried without being installed: the whole rule book, here with errors that only time brings.
export ZHENGGAI_LEDGER="整改 台账"
fails "$pre_commit" try-repo "$work/hooks" zhenggai-validate --ref "$rev" --all-files
grep -q 'data/campaign.yaml:1:1: STG01 error' "$work/said"
echo "the pre-commit hooks work with Chinese file names"
