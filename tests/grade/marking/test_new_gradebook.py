"""A class marked twice: what is in the gradebook stays, what is not comes back."""

from grade.small_class import small_class
from grade.small_course import make_empty_gradebook

from quickscan_sim.grade.gradebook.grades import read_grades
from quickscan_sim.grade.gradebook.writer import open_gradebook
from quickscan_sim.grade.marking.mark_class import mark_class
from quickscan_sim.grade.rehearsal import hand_in_invented

WORK = "M2_2_werkblad"


def new_gradebook(course):
    course.gradebook.unlink(missing_ok=True)
    make_empty_gradebook(course.gradebook)


def grade(course):
    return mark_class(course, WORK, lambda: open_gradebook(course), sandbox=None)


def test_a_new_gradebook_gets_all_marks_again(tmp_path):
    course = small_class(tmp_path, (WORK,))
    new_gradebook(course)
    hand_in_invented(course, WORK)
    first = [one.student for one in grade(course).now]
    grades = read_grades(course, WORK)
    assert grade(course).before == first == ["anna", "bilal", "chris"]
    new_gradebook(course)
    assert [one.student for one in grade(course).now] == first
    assert read_grades(course, WORK) == grades
