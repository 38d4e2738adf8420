"""scrubber: from a scraped page to its clean article body.

>>> import scrubber
>>> scrubber.clean("<p>It rained.</p><p><a href='/login'>Login here</a></p>")
'It rained.'
"""

from scrubber._version import __version__
from scrubber.api import clean, scrub
from scrubber.batch import BatchReport, BatchStopped, MissingExtra, PageReport, PlanError, clean_folder, clean_many
from scrubber.document import Block, Change, Document, Drop, Edit, Place, Span
from scrubber.pipeline import Pipeline, StageError
from scrubber.result import Result
from scrubber.stage import BlockStage, PageView, TextStage, block_stage, text_stage

__all__ = [
    "BatchReport",
    "BatchStopped",
    "Block",
    "BlockStage",
    "Change",
    "Document",
    "Drop",
    "Edit",
    "MissingExtra",
    "PageReport",
    "PageView",
    "Pipeline",
    "Place",
    "PlanError",
    "Result",
    "Span",
    "StageError",
    "TextStage",
    "__version__",
    "block_stage",
    "clean",
    "clean_folder",
    "clean_many",
    "scrub",
    "text_stage",
]
