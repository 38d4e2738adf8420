"""Cleaning many files: what is to be done (`plan`), and doing it in one or several processes (`run`)."""

from scrubber.batch.plan import Plan, PlanError, plan_files
from scrubber.batch.run import BatchReport, PageReport, clean_folder, run_plan

__all__ = ["BatchReport", "PageReport", "Plan", "PlanError", "clean_folder", "plan_files", "run_plan"]
