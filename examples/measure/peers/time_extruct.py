"""Times extruct on saved pages: one {"id","url","html"} a line in argv[1], one {"id","ms"} a line out.

Only the syntaxes that Loupe reads too, parsed from memory; processor time, the fastest of three turns.
"""
import json
import logging
import sys
import time
import warnings

import extruct

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)
SYNTAXES = ["json-ld", "microdata", "opengraph", "rdfa"]


def read(page):
    start = time.process_time()
    extruct.extract(page["html"], base_url=page["url"], syntaxes=SYNTAXES, errors="ignore")
    return (time.process_time() - start) * 1000


with open(sys.argv[1], encoding="utf-8") as lines:
    pages = [json.loads(line) for line in lines]
for page in pages[:5]:
    read(page)  # warm-up
for page in pages:
    try:
        print(json.dumps({"id": page["id"], "ms": min(read(page) for _ in range(3))}))
    except Exception as error:  # A page it cannot read is one it has no time for.
        print(json.dumps({"id": page["id"], "error": f"{type(error).__name__}: {error}"[:200]}))
