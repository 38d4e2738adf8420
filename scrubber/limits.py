"""How much of a page is looked at. What is beyond is cut, and `Result.warnings` says so.

All limits stand here, far above what pages have, and each keeps the time and the memory that a page takes linear
and bounded: nothing that a stranger writes can cost more than its size allows.
"""

from __future__ import annotations

BYTES = 200_000_000  # of a page; the rest is not read
CHARACTERS = 64_000_000  # of a page, after decoding; the rest is cut off
TAGS = 500_000  # of a page; of more those between the shortest texts are cut out
DEPTH = 512  # elements in elements; deeper ones are taken out, and their text stands where it stood
CONTAINERS = 32  # lists and quotes in each other that are kept apart
COLUMNS = 500  # cells of a row of a table; one with more is no table of data
IMAGES = 5_000  # of a page; the rest are left out
SPANS = 12  # links and emphases open at once
NAMES = 300  # characters of the names of one element: class, id, role
ADDRESS = 4_000  # characters of the address of a link
STRUCTURED = 500_000  # characters of one script of JSON-LD
DECLARED = 4_000_000  # characters of all that a page declares of itself
NOTES = 400  # elements that name an author or a date
METADATA = 5_000  # meta elements, titles and scripts of JSON-LD
VALUE = 10_000  # characters of the value of a meta element or of a title
LINES = 100_000  # of a plain text; of more the shortest are cut out
BLOCKS = 200_000  # of a page; of more the shortest are left out, wherever they stand
BLOCK = 1_000_000  # characters of a block; the rest is cut off
KIND = 500_000  # characters by which it is decided whether a page is HTML, a fragment or text
EDITS = 100_000  # of a page: stages leave the text as it is from there on
REPAIRS = 6  # constructs without an end that are ended, one kind after the other
