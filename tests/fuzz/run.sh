#!/bin/bash
# run.sh BUILD SECONDS: each fuzzer for SECONDS, one after the other, from the seeds in corpus/.
# What it finds lands in BUILD/fuzz-findings; add it to corpus/ with the mend.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$1
seconds=$2
for target in docx rules; do
    work="$build/fuzz-work/$target"
    mkdir -p "$work" "$build/fuzz-findings"
    "$build/tests/fuzz/${target}_fuzz" -max_total_time="$seconds" -max_len=65536 -timeout=20 \
        -dict="$here/$target.dict" \
        -rss_limit_mb=2048 -artifact_prefix="$build/fuzz-findings/" \
        "$work" "$here/corpus/$target"
done
