#!/bin/sh
# Build the wheel, install it into an empty environment, and do the main job from an empty folder.
set -eu
root=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$root/.venv/bin/python" -m pip wheel -q --no-deps -w "$work/wheels" "$root"
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q "$work"/wheels/zhenggai-*.whl
mkdir "$work/empty"
cd "$work/empty"
zhenggai="$work/venv/bin/zhenggai --quiet --ledger $root --as-of 2006-06-20"
$zhenggai validate
$zhenggai rollup --format json >rollup.json
# A copy of the ledger without its templates/ folder must print with the packaged ones.
cp -r "$root/data" "$work/empty/data"
"$work/venv/bin/zhenggai" --quiet --as-of 2006-06-20 notice results jiangnan/lijia --format html >results.html
grep -q "整改情况公示" results.html
# The rule book and its examples are in the wheel; explaining a rule needs no ledger.
mkdir "$work/nothing"
cd "$work/nothing"
"$work/venv/bin/zhenggai" explain MKU01 --lang zh >mku01.txt
grep -q "多数群众不满意的要在上级党组织监督下" mku01.txt
grep -q "不满意率 21/41" mku01.txt
"$work/venv/bin/zhenggai" rules OPN >/dev/null
"$work/venv/bin/zhenggai" completion bash | grep -q -- --complete
"$work/venv/bin/zhenggai" --complete roll | grep -q rollup
# A ledger of one's own, from nothing: its texts and schemas are in the wheel.
mkdir "$work/own"
cd "$work/own"
mine="$work/venv/bin/zhenggai --quiet --lang zh"
$mine init . >made.txt
grep -q "schema/unit.schema.json" made.txt
$mine add unit 江南镇 --name 江南镇党委 --kind town >/dev/null
$mine add opinion 样例村 --channel 座谈会 --from 群众 --text 路灯不亮 >added.txt
grep -q "样例村#O-001" added.txt
$mine validate --select FIL,REF,SEQ
cd "$work/empty"
grep -q '"version": 1' rollup.json
echo "the wheel works from an empty folder"
