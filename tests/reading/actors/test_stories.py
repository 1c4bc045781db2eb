"""The stories of a round-up are apart: nobody of one is taken up in the next."""

from readings import read_case

ROUNDUP = (
    "NAIROBI - President Amina Otieno met the Ethiopian prime minister on Tuesday to discuss the border.\n\n"
    "LIMA - A miners' union said it would strike on Monday.\n\n"
    "MANILA - A typhoon destroyed a bridge in Samar. The president called for help."
)


def callers(text, readers):
    read = read_case({"why": "a round-up", "genre": "digest", "text": text}, readers)
    names = {a.id: a.name for a in read.actors}
    return [names[n] for s in read.incidents if s.type == "REQUEST" for n in s.by]


def test_an_office_of_one_story_is_nobody_of_another(readers):
    assert callers(ROUNDUP, readers) == ["president"]


def test_an_office_of_one_story_is_taken_up_in_it(readers):
    one = "President Amina Otieno visited Samar, where a typhoon destroyed a bridge. The president called for help."
    assert callers(one, readers) == ["Amina Otieno"]
