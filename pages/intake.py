"""Intake: a document comes in, its claims are proposed, reviewed and kept."""

from components.arrival_parts import show_arrival_part
from components.opening import current_case
from components.review_parts import show_review_head, show_review_part
from components.reviews import current_desk, follow_others, show_ended
from components.saving_parts import show_saved, show_saving_part

case = current_case()
desk = current_desk(case.case_id)
if desk is None:
    show_ended()
    show_saved()
    show_arrival_part(case)
else:
    show_review_head(desk)
    show_review_part(case, desk)
    show_saving_part(case, desk)
    follow_others(desk)
