"""The verification ladder (`make check`): `check` climbs it, `ladder` has its rungs in order.

Rooms: `listings` and `pages` say what there is; `python`, `commands` and `yaml_files` find what is
wrong without a run; `runs` runs; `compare` holds what was sent and printed against the other faces
and the page. Sentences, wherever they stand, are held by `names` (what they name exists), `facts`
(what they claim agrees with data) and `texts` (words and form); `questions` has rules for the bank.
"""

import sys

# jsonschema builds a grammar of IRIs for 2 s where it finds this package; the SDK has no IRIs.
sys.modules.setdefault("rfc3987_syntax", None)
