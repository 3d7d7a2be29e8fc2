"""The tables of an audit and their columns: the contract between the engine, the saved folder and every analysis.

Every row carries the package it belongs to, the versions that made it and `reasons`: the codes of what was wrong with the
file it rests on (`page.scanned`, `file.locked` …), an empty list where nothing was. Identifiers are masked in every column.
Occupation codes are in the newest numbering except where a column says `as_written`.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyarrow as pa

#: Raised whenever a column changes its name or meaning; a saved audit of another schema is not read.
SCHEMA = 1

CANDIDATES = pa.list_(pa.struct([("code", pa.string()), ("share", pa.float64())]))
EVIDENCE = pa.list_(pa.struct([
    ("document", pa.string()), ("page", pa.int32()), ("start", pa.int32()), ("end", pa.int32()), ("quote", pa.string())]))
_STRING, _STRINGS, _INT, _FLOAT, _BOOL, _DATE = pa.string(), pa.list_(pa.string()), pa.int32(), pa.float64(), pa.bool_(), pa.date32()


@dataclass(frozen=True, slots=True)
class Column:
    """One column with what it means."""

    name: str
    type: pa.DataType
    meaning: str


@dataclass(frozen=True, slots=True)
class Table:
    """One table of an audit.

    :param key: Columns that together name one row; a table is sorted by them.
    """

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def schema(self) -> pa.Schema:
        """The table as an Arrow schema, meanings included."""
        fields = [pa.field(c.name, c.type, metadata={"meaning": c.meaning}) for c in self.columns]
        return pa.schema(fields, metadata={"table": self.name, "schema": str(SCHEMA)})


_ID = Column("package_id", _STRING, "Path of the package inside the archive, identifiers masked; a mark after ~ keeps masked paths apart.")
_LAST = (
    Column("reasons", _STRINGS, "Codes of the problems of the file or package this row rests on, in order; empty if there were none."),
    Column("analyzer_version", _STRING, "Version of the program that made the row."),
    Column("catalogue_version", _STRING, "Version of the occupation catalogue."),
    Column("model_version", _STRING, "Version of encoder and matcher."),
)
_DOCUMENT = Column("document", _STRING, "File name as the report has it.")
_PLACE = (
    Column("page", _INT, "Page, from 1; empty where the format has no pages."),
    Column("start", _INT, "Offset of the first character in the document's text."),
    Column("end", _INT, "Offset behind the last character."),
)


def _paper(role: str) -> tuple[Column, ...]:
    return (
        Column(f"{role}_code", _STRING, f"Occupation the {role} points at (`outside` for work outside every scope); empty without duties."),
        Column(f"{role}_share", _FLOAT, f"Share of that occupation in the {role}, 0 to 1."),
        Column(f"{role}_margin", _FLOAT, "That share less the runner-up's."),
        Column(f"{role}_filed_share", _FLOAT, f"Share of the filed occupation in the {role}; 0 where it is no candidate, empty without duties or code."),
    )


PACKAGES = Table("packages", "One row for each package of the archive.", ("package_id",), (
    _ID,
    Column("package", _STRING, "Name of the package as its report has it."),
    Column("status", _STRING, "`reviewed`; `unreadable`: no paper could be read; `failed`: the package itself could not be opened or judged."),
    Column("content_hash", _STRING, "SHA-256 over names and contents of the package's files."),
    Column("case_id", _STRING, "Case number of the outcomes row that belongs to it; empty if there is none."),
    Column("verdict", _STRING, "`consistent`, `mismatch` or `unclear`; empty for failed packages."),
    Column("confidence", _FLOAT, "Confidence in the verdict, 0 to 1."),
    Column("filed_as_written", _STRING, "The filed code as somebody wrote it."),
    Column("filed_number", _STRING, "Digits of that writing, in the numbering it was written in."),
    Column("filed_name", _STRING, "Occupation name written beside the number."),
    Column("filed_code", _STRING, "The filed occupation in the newest numbering; empty where it could not be resolved."),
    Column("filed_edition", _STRING, "Numbering that the number was read in, such as moj-2026-09."),
    Column("filed_resolution", _STRING, "How the writing was resolved (`exact`, `renumbered`, `conflict` …)."),
    Column("filed_found_in", _STRING, "Paper, folder name, `--code` or `outcomes` that the code comes from."),
    Column("filed_on", _DATE, "Filing day given by the outcomes table or by `filed_on`; empty if none was given."),
    Column("rules_on", _DATE, "Day whose rules and numbering were used."),
    *_paper("contract"), *_paper("statement"),
    Column("documents", _INT, "Files in the package."),
    Column("readable", _INT, "Files that could be read, in whole or in part."),
    Column("duties", _INT, "Duties found in contract and statement."),
    Column("errors", _INT, "Findings of severity `error`."),
    Column("warnings", _INT, "Findings of severity `warning`."),
    Column("notices", _INT, "Findings of severity `notice`."),
    Column("summary_ko", _STRING, "Summary of the report in Korean."),
    Column("summary_en", _STRING, "Summary of the report in English."),
    *_LAST,
))
DOCUMENTS = Table("documents", "One row for each file.", ("package_id", "number"), (
    _ID,
    Column("number", _INT, "Place of the file in its package, from 1."),
    _DOCUMENT,
    Column("role", _STRING, "`contract`, `statement`, `application`, `recommendation`, …, `other`."),
    Column("language", _STRING, "`ko`, `en` or `unknown`."),
    Column("status", _STRING, "`read`, `partial`, `locked`, `unreadable`, `empty`, `unsupported`, `unsafe` or `timeout`."),
    Column("format", _STRING, "`pdf`, `docx`, `hwpx`, `hwp`, `image`, `text` or `unknown`, told from content."),
    Column("sha256", _STRING, "Hash of the file's bytes; empty where it could not be opened."),
    Column("pages", _INT, "Pages; empty where the format has none."),
    Column("characters", _INT, "Length of the text."),
    Column("primary_code", _STRING, "Occupation with the largest share; empty without duties."),
    Column("primary_share", _FLOAT, "Its share, 0 to 1."),
    Column("margin", _FLOAT, "That share less the runner-up's."),
    Column("candidates", CANDIDATES, "Every occupation kept as a candidate with its share, largest first."),
    Column("duties", _INT, "Duties found."),
    Column("catch_all", _STRING, "Worst catch-all phrase: `none` … see the report schema."),
    Column("attachments", _STRINGS, "Attachments that the paper lists."),
    *_LAST,
))
DUTIES = Table("duties", "One row for each duty sentence.", ("package_id", "number", "duty"), (
    _ID,
    Column("number", _INT, "Place of the file in its package, from 1."),
    _DOCUMENT,
    Column("role", _STRING, "Role of the file."),
    Column("duty", _INT, "Place of the duty in the file, from 1."),
    Column("text", _STRING, "The duty as printed."),
    Column("context", _STRING, "Heading or first cell that it belongs to."),
    Column("language", _STRING, "`ko`, `en` or `unknown`."),
    *_PLACE,
    Column("weight", _FLOAT, "Part of the job that the duty stands for, 0 to 1."),
    Column("counted", _BOOL, "False for the second printing of a duty in the other language."),
    Column("code", _STRING, "Most probable occupation of the duty alone."),
    Column("share", _FLOAT, "Its probability."),
    Column("candidates", CANDIDATES, "Every occupation kept as a candidate with its probability, largest first."),
    Column("scope_line", _STRING, "Scope line of that occupation which the duty meets best."),
    Column("scope_similarity", _FLOAT, "Cosine of the duty and that line, -1 to 1."),
    Column("excluded_by", _STRING, "Exclusion line that the duty meets better than any scope line (Korean); empty if there is none."),
    *_LAST,
))
FINDINGS = Table("findings", "One row for each finding.", ("package_id", "finding"), (
    _ID,
    Column("finding", _INT, "Place of the finding in the report, from 1: errors, then warnings, then notices."),
    Column("rule", _STRING, "Rule id of the report schema, such as `contract-vs-filed`."),
    Column("severity", _STRING, "`error`, `warning` or `notice`."),
    Column("message_ko", _STRING, "What was found, in Korean."),
    Column("message_en", _STRING, "What was found, in English."),
    Column("advice_ko", _STRING, "What to change, in Korean; empty where nothing has to be changed."),
    Column("advice_en", _STRING, "What to change, in English."),
    Column("source", _STRING, "Manual, law or guide the rule comes from, with its date."),
    Column("evidence", EVIDENCE, "Sentences the finding rests on, with their places."),
    *_LAST,
))
FACTS = Table("facts", "One row for each stated fact; the first value of a paper that contradicts itself.", ("package_id", "number", "fact"), (
    _ID,
    Column("number", _INT, "Place of the file in its package, from 1."),
    _DOCUMENT,
    Column("role", _STRING, "Role of the file."),
    Column("fact", _INT, "Place of the fact in the file, from 1."),
    Column("name", _STRING, "`employer`, `annual_salary_krw`, `job_title`, …; `claim` and `attachment` may occur several times."),
    Column("value", _STRING, "The value: a text as it is, anything else as JSON."),
    Column("value_number", _FLOAT, "The value of a number; empty for others."),
    Column("low_trust", _BOOL, "True for values read by OCR."),
    *_LAST,
))
PROBLEMS = Table("problems", "One row for each thing that went wrong with a file or a package.", ("package_id", "number", "problem"), (
    _ID,
    Column("number", _INT, "Place of the file in its package, 0 for the package itself."),
    Column("problem", _INT, "Place of the problem, from 1."),
    Column("document", _STRING, "File name; empty where the package itself is at fault."),
    Column("code", _STRING, "Stable reason code, such as `file.damaged`."),
    Column("page", _INT, "Page, if it is about one."),
    Column("reason_ko", _STRING, "What happened, in Korean."),
    Column("reason_en", _STRING, "What happened, in English."),
    Column("next_step_ko", _STRING, "What to do about it, in Korean."),
    Column("next_step_en", _STRING, "What to do about it, in English."),
    *_LAST,
))
SENTENCES = Table(
    "sentences", "One row for each sentence of a statement that can be compared between persons (stock phrases and personal parts are left out).",
    ("package_id", "number", "sentence"), (
        _ID,
        Column("number", _INT, "Place of the file in its package, from 1."),
        _DOCUMENT,
        Column("sentence", _INT, "Place of the sentence among those compared, from 1."),
        Column("text", _STRING, "The sentence as printed."),
        *_PLACE,
        Column("shared_by_firm", _BOOL, "True in parts where all statements of one employer say the same."),
        Column("grams", pa.list_(pa.uint32()), "Hashed 5-grams of the sentence with names, dates and amounts blanked, sorted: what MinHash needs."),
        *_LAST,
    ))
OUTCOMES = Table("outcomes", "One row for each row of the outcomes table, and one for each package that none belongs to.", ("row", "package_id"), (
    _ID,
    Column("row", _INT, "Row of the outcomes table, from 1 without its header; 0 for a package without a row."),
    Column("case_id", _STRING, "Case number as written."),
    Column("path", _STRING, "Path of the package as written in the table."),
    Column("match", _STRING, "`matched`; `no-package`: nothing in the archive; `no-outcome`: package without a row; `repeated`: a second row for one package; `ambiguous`: several packages fit."),
    Column("outcome", _STRING, "`issued`, `refused`, `supplement`, `withdrawn`; empty where the writing is not known."),
    Column("outcome_as_written", _STRING, "Outcome as the table has it."),
    Column("filed_on", _DATE, "Filing day."),
    Column("decided_on", _DATE, "Day of the decision."),
    Column("filed_code_as_written", _STRING, "Filed code as the table has it."),
    Column("subtype", _STRING, "Visa type as the table has it, such as E-7-1."),
    Column("office", _STRING, "Immigration office or mission."),
    Column("agent", _STRING, "Agent."),
    Column("nationality", _STRING, "Nationality."),
    Column("other", _STRING, "Further columns of the table as one JSON object."),
    *_LAST,
))

#: Tables that the reviews fill, part by part.
REVIEWED = (PACKAGES, DOCUMENTS, DUTIES, FINDINGS, FACTS, PROBLEMS, SENTENCES)
TABLES = {table.name: table for table in (*REVIEWED, OUTCOMES)}
#: Outcome columns that `Audit.packages` carries beside the columns above.
JOINED = ("outcome", "decided_on", "subtype", "office", "agent", "nationality")
