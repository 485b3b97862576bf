"""Intake: a document comes in, its claims are proposed, reviewed and kept."""

from components.review.candidates import show_review_head, show_review_part
from components.review.intake import show_arrival_part
from components.review.save import show_saved, show_saving_part
from components.review.session import current_session, follow_others, show_ended
from components.state import current_case

case = current_case()
desk = current_session(case.case_id)
if desk is None:
    show_ended()
    show_saved()
    show_arrival_part(case)
else:
    show_review_head(desk)
    show_review_part(case, desk)
    show_saving_part(case, desk)
    follow_others(desk)
