#!/bin/bash
# Cuts the shipped fonts out of Debian 12's font packages; about half a minute.
#   usage: make-subsets.sh [MORE_TEXT_DIR...]
# Inputs: the texts and GeoPackages in geodata/ and assets/ (and any further folders named), charset.txt, and
#   apt install fonts-lxgw-wenkai fonts-sil-gentiumplus fonts-ebgaramond fonts-noto-cjk \
#               fonts-noto-core python3-fonttools
# Run it again after texts were added, if check_coverage.py names a missing character.
# The same packages and texts give the same bytes.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
PY=/usr/bin/python3   # Debian's own: another python3 may come first in PATH
"$PY" "$here/subset_fonts.py" charset "$here/charset.txt" "$here/../../geodata" "$here/.." "$@"
"$PY" "$here/subset_fonts.py" fonts "$here/charset.txt" "$here"
"$PY" "$here/check_coverage.py"
