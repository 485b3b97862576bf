"""Intake: a document comes in, its claims are read, reviewed and kept."""

from components.opening import current_case

current_case()
