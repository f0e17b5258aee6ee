#!/bin/sh
# Fill in a quarter from a file of rows, and give reasons for what is flagged. Needs curl 7.76 or newer.
# API_TOKEN=crd_… sh client.sh https://reports.example.org aurora 2026-Q3 counts.csv [reasons.json]
set -eu
return="$1/api/v1/companies/$2/submissions/$3"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# call METHOD PATH [FILE [ETAG]]: the answer, or the refusal and the end. The token goes in on standard input, where no
# list of processes shows it. A second attempt by curl carries the same key, so that it has no second effect.
call() {
    method=$1 path=$2 file=${3:-} match=${4:-}
    set -- --silent --show-error --fail-with-body --retry 3 --request "$method" --dump-header "$work/head" --config -
    case $file in *.csv) type=text/csv ;; *) type=application/json ;; esac
    [ -z "$file" ] || set -- "$@" --data-binary "@$file" --header "Content-Type: $type"
    [ -z "$match" ] || set -- "$@" --header "If-Match: $match" --header "Idempotency-Key: $(date +%s)-$$-$path"
    echo "header = \"Authorization: Bearer $API_TOKEN\"" | curl "$@" --write-out '\n' "$return/$path"
}

etag() { sed -n 's/^[Ee][Tt][Aa][Gg]: *\("[^"]*"\).*/\1/p' "$work/head"; }

call GET "" >"$work/before" || { cat "$work/before"; exit 1; }
call PUT "counts/?dry_run=true" "$4" "$(etag)"
call PUT counts/ "$4" "$(etag)"
if [ -n "${5:-}" ]; then
    call GET explanations/
    call PUT explanations/ "$5" "$(etag)"
fi
call GET findings/
echo "Read and sign it: $1/en/m/$2/$3/"
