"""Every finding that the software can make: its code, its severity, and what it means in a sentence."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning"]


class Code(NamedTuple):
    severity: Severity
    means: str


def _codes(severity: Severity, **means: str) -> dict[str, Code]:
    return {code.replace("_", "-"): Code(severity, sentence) for code, sentence in means.items()}


CODES: dict[str, Code] = {
    # the file as such
    **_codes(
        "error",
        unreadable="The file cannot be opened.",
        not_utf8="The file is not saved as UTF-8 text.",
        too_large="The file or one of its lines is larger than any case needs.",
        too_many="There are more findings than anyone would read.",
        control_character="The file holds an invisible control character.",
        nesting="Quotes or lists are nested deeper than anyone can read.",
        open_comment="A comment is opened with <!-- and never closed.",
        open_fence="A code block is opened and never closed.",
    ),
    # front matter and the lists beside the cases
    **_codes(
        "error",
        front_matter="The front matter is missing or is not closed.",
        yaml="The front matter is not well-formed.",
        yaml_anchor="The front matter uses anchors or aliases.",
        duplicate_key="A key stands twice.",
        missing_key="A required key is missing.",
        unknown_key="A key that the format does not have.",
        bad_value="A key has a value of the wrong kind.",
        bad_variable="A variable is not declared in one of the four ways.",
    ),
    # structure
    **_codes(
        "error",
        no_title="There is no title, or there are two.",
        no_scene="There is no scene.",
        heading="A heading is not written as `## Heading`, or gives no id.",
        duplicate_slug="Two headings have the same id.",
        unknown_keyword="A keyword that the format does not have.",
        misplaced="A keyword, choice or option stands where it cannot work.",
        repeated="Something that a scene or a choice has once stands twice.",
        malformed="A keyword is not written as it should be.",
        indent="The lines under a choice or option are not indented alike.",
        stray_text="Text stands where only keywords can stand.",
        prose_after_choices="Prose stands after the first choice or option.",
        block="A `:::` block is unknown, not closed, or not set apart by blank lines.",
        chart="A chart has no table of numbers.",
        compare="`::: compare` does not hold just two pictures.",
        broken_link="A link leads to a scene that does not exist.",
        link="A link in prose leads to a scene, or to something that is not allowed.",
        picture="A picture is missing, lies elsewhere, or has no alt text.",
        no_way_on="A scene has neither a way on nor an `end`.",
        end_with_choices="An ending has choices, options or something to write.",
        pick="`pick` asks for more options than the scene has.",
    ),
    # the questions of a quiz
    **_codes(
        "error",
        no_question="There is no question.",
        answer="A question has no form of answer, or several.",
        no_right_answer="None of the options of a question is right.",
        contradiction="The key of a question contradicts itself.",
        reversed_range="The range of a number runs backwards.",
        order_list="`order` has no numbered list below it.",
        match_table="`match` has no table of two columns below it.",
        concordance_options="`concordance` has not its five options below it.",
        parallel="The parallel quiz is missing, or has another number of questions.",
        tells_key="A pre-test tells what is right before the post-test.",
    ),
    # names and expressions
    **_codes(
        "error",
        expression="A condition or value cannot be read.",
        type="A condition or value mixes numbers, words, true and false.",
        unknown_variable="A variable that is not declared.",
        unknown_word="A word that a variable can never be.",
        unbounded="A number without a range decides something.",
        unknown_competency="A competency that is not in competencies.yaml.",
        unknown_claim="A claim that is not in evidence.yaml.",
        unknown_footnote="A footnote that is not defined.",
        translation="A translation differs from its original.",
        name="The name of a file or of its folder cannot stand in an address.",
        same_key="Two files in different folders have the same name.",
        missing_part="A file that a module lists cannot be offered, so there is no new release of the module.",
    ),
    # what playing every state proves
    **_codes(
        "error",
        unreachable="No play reaches the scene.",
        stuck="A play can come to a scene from which nothing leads on.",
        pick_unmet="A play can come to a scene where `pick` cannot be met.",
        trap="A play can get into a loop that never ends.",
        go_circle="A chain of `go` comes round to where it was.",
    ),
    # modules
    **_codes(
        "error",
        content="A file that a module lists is not there, or is not what the module takes it for.",
        listed_twice="A module lists something twice.",
        dates="Dates stand in the wrong order.",
        handout="A handout is not there, is none, or has errors.",
        no_provider="Credit is offered, and no accredited provider could give it.",
    ),
    **_codes(
        "warning",
        test_order="The pre-test is not the first thing to do, or the post-test not the last.",
        expired="The module has expired: no credit can be claimed any more.",
        too_long="The module expires more than three years after its release.",
        undisclosed="Somebody in control of content has disclosed nothing, or too long ago.",
    ),
    **_codes(
        "warning",
        html_removed="HTML that learners will not see.",
        unused_variable="A variable that nothing reads or shows.",
        unused_footnote="A footnote that nothing cites.",
        uncited="A scored choice whose feedback cites nothing.",
        unscored_objective="A competency named by an objective that nothing scores.",
        same_score="A decision whose choices all score the same.",
        never_offered="A choice or option that no play is ever offered.",
        no_safe_play="No play without an unsafe act reaches an ending.",
        stale="The document is due for review.",
        stale_claim="A claim is due for review.",
        minutes="`minutes` is far from the time that it takes.",
        bound="There are more states than the checker visits.",
        scores_bound="There are more states than the checker visits to compare scores.",
        unscored_question="A question that bears on no competency.",
        uncited_answer="A question has no explanation, or one that cites nothing.",
        formative_only="A question that never counts stands in a quiz that is scored.",
        panel="A panel is too small, or is of one mind.",
        parallel_question="A question bears on something else than its parallel.",
        flaw_longest="The best answer is the longest too often.",
        flaw_position="The best answer stands in one place too often.",
        flaw_all="“All of the above” is among the choices.",
        flaw_absolute="Absolute words stand in wrong choices only.",
        flaw_negative="The question asks for what not to do.",
    ),
}
