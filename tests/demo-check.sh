#!/usr/bin/env bash
# Other people's readers judge the demo pack. Usage: demo-check.sh DEMO-DIR
set -euo pipefail
demo=$1
for program in qpdf pdftotext pdffonts unzip; do
  command -v "$program" >/dev/null || { echo "skipped: $program is not installed"; exit 0; }
done
shopt -s nullglob
pdfs=("$demo"/pack/*.pdf)
[ ${#pdfs[@]} -gt 0 ] || { echo "no PDF in $demo/pack"; exit 1; }
for pdf in "${pdfs[@]}"; do
  qpdf --check "$pdf" >/dev/null
  # Columns of pdffonts after the name: type, encoding, emb, sub, uni, object ID.
  bad=$(pdffonts "$pdf" 2>/dev/null | tail -n +3 | awk '$(NF-4) != "yes" || $(NF-2) != "yes"')
  [ -z "$bad" ] || { echo "fonts not embedded or without ToUnicode in $pdf:"; echo "$bad"; exit 1; }
done
bundle=$(ls -S "$demo"/pack/*.pdf | head -n 1)
text=$(pdftotext -layout "$bundle" -)
for word in "Тізімдеме" "Опись документов" "Уақытша тұруға рұқсат" "Тексеру парағы" "IVANOV"; do
  grep -qF -- "$word" <<<"$text" || { echo "\"$word\" is not in the text of $bundle"; exit 1; }
done
for zip in "$demo"/pack/*.zip; do
  unzip -tqq "$zip"
done
[ -n "$(ls "$demo"/pack/*.ics)" ]
echo "demo pack: qpdf, pdffonts, pdftotext and unzip find nothing to object to"
