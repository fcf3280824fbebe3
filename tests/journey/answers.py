#!/usr/bin/python3
"""What is typed into the window: the answers of a case file, one line each, by the words on the page.

    answers.py questions CASE.toml QUESTIONS.toml LANGUAGE   kind, label, value
    answers.py documents CASE.toml DOCUMENTS.toml LANGUAGE   title of the document, file
    answers.py title KIND DOCUMENTS.toml LANGUAGE            title of a kind of document
    answers.py topic ID QUESTIONS.toml LANGUAGE              row of the task list that leads to a page of questions
Fields are separated by tabs.
"""
import sys
import tomllib


def read(path):
    with open(path, "rb") as file:
        return tomllib.load(file)


def word(choice, language):
    return choice["label"][language]


def line(question, value, language, record=None):
    kind, label = question["kind"], question["label"][language]
    if kind == "choice":
        value = next(word(it, language) for it in question["choices"] if it["id"] == value)
    elif kind == "bool":
        value = "yes" if value else "no"
    elif kind == "mrz":
        value = value.strip().replace("\n", "|")
    return "\t".join([kind, label, str(value), "" if record is None else str(record + 1)])


def questions(case, asked, language):
    countries = {it["alpha2"]: it["name"][language] for it in asked.get("country", [])}
    for question in asked["question"]:
        group, _, fact = question["id"].partition(".")
        known = case.get(group, {})
        records = known if isinstance(known, list) else [known]
        for at, record in enumerate(records):
            if fact in record:
                number = at if isinstance(known, list) else None
                value = countries.get(record[fact], record[fact])
                yield line(question, value, language, number)


def documents(case, known, language):
    titles = {it["id"]: it["title"][language] for it in known["document"]}
    for document in case["document"]:
        for file in document["files"]:
            yield f"{titles[document['kind']]}\t{file}"


def main():
    what, case, book, language = sys.argv[1:5]
    known = read(book)
    if what == "topic":
        print(next(it.get("task", it["title"])[language] for it in known["topic"] if it["id"] == case))
        return
    if what == "title":
        print(next(it["title"][language] for it in known["document"] if it["id"] == case))
        return
    for extra in sys.argv[5:]:
        known.update(read(extra))
    lines = {"questions": questions, "documents": documents}[what]
    for one in lines(read(case), known, language):
        print(one)


if __name__ == "__main__":
    main()
