"""Cleaning many pages: what is to be done (`plan`), doing it (`run`, `engine`, `work`), what was done (`manifest`)."""

from scrubber.batch.folder import clean_folder
from scrubber.batch.formats import MissingExtra
from scrubber.batch.many import clean_many
from scrubber.batch.plan import Plan, PlanError, plan_files
from scrubber.batch.report import BatchReport, PageReport
from scrubber.batch.run import BatchStopped, Progress, Running, run_plan
from scrubber.batch.settings import Settings

__all__ = [
    "BatchReport",
    "BatchStopped",
    "MissingExtra",
    "PageReport",
    "Plan",
    "PlanError",
    "Progress",
    "Running",
    "Settings",
    "clean_folder",
    "clean_many",
    "plan_files",
    "run_plan",
]
