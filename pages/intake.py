"""Intake: a document comes in, its claims are proposed, reviewed and kept."""

from claimscope.views.view import View
from components.navigation import run_page
from components.review.candidates import show_review_head, show_review_part
from components.review.intake import show_arrival_part
from components.review.save import show_save_bar, show_saved
from components.review.session import current_session, follow_others, show_ended


def show(view: View) -> None:
    """The review in progress; without one, the place where a document comes in."""
    case = view.case
    review = current_session(case.case_id)
    if review is None:
        show_ended()
        show_saved(case)
        show_arrival_part(case)
    else:
        show_review_head(case, review)
        show_review_part(case, review)
        show_save_bar(case, review)
        follow_others(review)


if __name__ == "__main__":
    run_page(show)
