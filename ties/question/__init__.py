"""Questions: what somebody who asks "who do I know in X" wants to know."""

from ties.question.model import Condition, Kind, Question, Term
from ties.question.reader import read_question

__all__ = ["Condition", "Kind", "Question", "Term", "read_question"]
