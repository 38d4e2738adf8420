"""Blanks and marks are put right on broken pages; an odd blank, a habit and a notation stay."""

import pytest

import scrubber
from tests.stages.helpers import alone, changes_of, rules_of

# Sentences that make any page a broken one, so that what is to stay has to stay on evidence of its own.
BROKEN = (
    "The harbour , they said , was closed . Nobody came , and the   old boats were gone . "
    "It rained , and  it rained  again . The keeper , a tall man , locked the gate .\n\n"
)
MENDED = (
    "The harbour, they said, was closed. Nobody came, and the old boats were gone. "
    "It rained, and it rained again. The keeper, a tall man, locked the gate.\n\n"
)

LEFT_ALONE = [
    "The line COPY . /srv copies it, COPY . /tmp does so too, and COPY . /opt as well; then COPY . /usr is the last one.",
    "Pi is 3.14 and not 3.41, e.g. in the tables of v2.0.1, i.e. in the older ones.",
    "Node.js and ASP.NET run on example.com and on files like setup.py or Makefile.in.",
    "J. R. R. Hartley and A.B. Lind met at 10.30 a.m. in Washington D.C. on 3.5.2020.",
    "We waited . . . and waited, and then . . . nothing.",
    "It was fine :) and then it was not :( or so I thought ;) :D",
    "He paid $ 5.00, not $5, for 3 . 5 metres of rope.",
    "Use .gitignore and .env files, then run ./build.sh in the folder ..",
    "He typed so.  And so.  And so again.  It was his habit.",
    "The U.S.Navy was how he wrote it, and nobody minded.",
    "It was over.So he thought once, and nobody else did.",
    "“Ça va ?” demanda-t-il, l’œil à la fenêtre.",
    "The ratio is 3 : 4, the score 2 : 1, the time 10 : 30.",
    "In C++ you write std::cout, in Ruby Foo::Bar, and in Python a[1 : 2].",
    "The command is: make ; make install ; make clean",
    "« Où est-il ? », demanda-t-elle ; « Ici ! », dit-il : c’était le chat de la maison, et il avait faim.",
    "Name  | Price | Town\nRope  | 12    | Kiel\nSail  | 120   | Bergen",
    "Rope      12.00\nSail     120.00\nAnchor    48.50",
    "Kiel\t12\t3.5\nBergen\t7\t.5",
    "He said that it cost .5 or ,5 of what it was.",
    "Dr.Lind, Mr.Okafor and St.Pancras are set tight on the old stone.",
    "Questions?Answers! is the title of the column, and it is 40 years old.",
    "Modern .NET and .Net programs use the .Text property, call .Add, and read .txt files.",
    "The flags are -a ,-b and nothing else; the selectors are .foo ,.bar and #baz.",
    "She wrote :smile: and ::before, and he wrote ;D and :P and ,-) and so on.",
    "A well-\nknown and long-\nterm plan of a self-\nmade man, off- and on-\nstage, was shown.",
    "Short- and long-term plans, pre- and post-war, over- or under-fed, man- or woman-made, mid- to late summer.",
    "He said re-\nsign, not re- sign.",
    "as a bird in the king-\ndom of air",
    "red,green,blue\nmilk,butter\napple,green apple",
    "Tags: travel,food,news,sports. The call is f(x,y) or rgb(0,0,255) or sum(a,b).",
    "It weighs 1,000 or 2,500,000 or 3,14 or 12,5 of them.",
    "The names are System.In and Console.Out, About.Me and Will.I.Am. Nobody knows.",
    "the cat.(1) And [2] the dog.[3] Then x.(string) and func(a)(b) are Go.",
    '{"text":"Hello there.","b":"the end,","c":false,"next":1}',
    '<img alt="The end."title="It was."> and echo "yes,"and"no"',
    "In the line for ( i = 0 ; i < 10 ) print ( i ) the call f( x ) is f ( x ) again.",
    "The sets ( a, b ) and ( 0, 1 ) are P( A | B ), ( DAITA ) and ( *args, **kwargs ).",
    "( ͡° ͜ʖ ͡° ) and ( o_o ) and ( ) maybe, a ) or 1 ) sure :) ( here )",
    "« Bonjour ! » dit-il. Puis il a dit “ bonjour à tous ” et “ bonsoir à la dame ” de la maison.",
    "Er sagte „Guten Tag“ und „Auf Wiedersehen“ zu ihr, und sie sagte „Ja“ und „Nein“ zu ihm.",
    'A 5" pipe and a 6" pipe or the keys "a" and " " and " - " it is.',
    "Gerard 't Hooft and Jacobus van 't Hoff met 's avonds; the letters 's' and 't' and 'd' were theirs.",
    "Rock 'n' roll of the '90s: 'tis the season, and 'em who know, know.",
    "I did n't know, it 's so old; he 'll come, and they do n't care, that 's all.",
    "What?! No!! Really?? Yes!? Oh...! And so on.... Yahoo!, Jeopardy! and Panic! at the Disco.",
    "Well.. I never. And so.. he left.. then he came back.",
    "The range is 1..10, the path is ../lib or .. or ./x, and the list is a[1,,2].",
    "Kiel \t12 \t3\nBergen \t7 \t5",
    "1.   The first\n2.   The second\nName:   Lind",
]


@pytest.mark.parametrize("text", LEFT_ALONE)
def test_it_leaves_alone(text):
    assert alone("spacing", text) == text
    assert changes_of("spacing", text) == []


STAYS_ON_BROKEN_PAGES = [
    "Pi is 3.14 and not 3.41, e.g. in the tables of v2.0.1, i.e. in the older ones.",
    "Node.js and ASP.NET run on example.com and on files like setup.py or Makefile.in.",
    "J. R. R. Hartley and A.B. Lind met at 10.30 a.m. in Washington D.C. on 3.5.2020.",
    "We waited . . . and waited, and then . . . nothing.",
    "It was fine :) and then it was not, or so I thought ;) and laughed.",
    "Use .gitignore and .env files, then run ./build.sh in the folder.",
    "The ratio is 3 : 4, the score 2 : 1, the time 10 : 30.",
    "He paid 3 . 5 and 7 , 25 for it.",
    "Kiel\t12\t3.5",
    "Name | Price | Town",
    "old \tnew",
    "Modern .NET programs use the .Text property and read .txt files.",
    "The call is f( x ) or print ( name ), and the set ( a ) it is.",
    "Well.. I never. And so.. he left.",
    "The range is 1..10, the path ../lib, and he shops at Yahoo!. There it was.",
    "A well-\nknown man, and the commit-\ntee of one.",
    "The sets are red,green,blue and f(x,y).",
    "It cost 5 ,- in all.",
    "milk,butter",
]


@pytest.mark.parametrize("text", STAYS_ON_BROKEN_PAGES)
def test_it_leaves_alone_on_a_broken_page(text):
    assert scrubber.clean(BROKEN + text) == MENDED + text


def test_code_on_a_broken_page_stays():
    code = "```\nx  = [1 , 2 ,  3 ]  ;  y = x . z\n```"
    assert scrubber.clean(BROKEN + code) == MENDED + code


def test_inline_code_on_a_broken_page_stays():
    page = (
        "<article><p>The harbour , they said , was closed . Nobody came , and it rained , and it rained again .</p>"
        "<p>Then type <code>ls  -l , x  .</code> and wait , please .</p></article>"
    )
    assert scrubber.clean(page) == (
        "The harbour, they said, was closed. Nobody came, and it rained, and it rained again.\n\n"
        "Then type ls -l , x . and wait, please."  # HTML makes one blank of two, the stage has no part in that
    )


def test_two_blanks_behind_full_stops_are_a_habit():
    text = (
        "The harbour was closed.  Nobody came.  The old boats were gone.  It rained!  Did it rain?  It did.\n\n"
        "The keeper locked the gate.  He was a tall man.  He went home.  It rained."
    )
    assert scrubber.clean(text) == text


def test_aligned_columns_stay():
    text = (
        "Town       Boats     Crew\n"
        "Kiel          12       48\n"
        "Bergen         7       31\n"
        "Gdansk         9       40\n\n"
        "The numbers are from the harbour office."
    )
    assert scrubber.clean(text) == text


def test_french_keeps_the_blanks_before_tall_marks():
    text = (
        "Il pleuvait , dit-il , et personne n’était venu . Le port , lui , était fermé . "
        "« Où est le gardien ? », demanda-t-elle ; il était là : « Ici ! »"
    )
    assert scrubber.clean(text) == (
        "Il pleuvait, dit-il, et personne n’était venu. Le port, lui, était fermé. "
        "« Où est le gardien ? », demanda-t-elle ; il était là : « Ici ! »"
    )


def test_indented_verses_stay():
    text = "the boat leaves\n   the shore behind\n      a gull\n         another\n   and then none"
    assert scrubber.clean(text) == text


CHANGED = [
    (
        "The harbour , they said , was closed . Nobody came .",
        "The harbour, they said, was closed. Nobody came.",
        "blank before a mark",
    ),
    (
        "Was it closed ? It was ! Nobody knew why ; nobody asked : it rained .",
        "Was it closed? It was! Nobody knew why; nobody asked: it rained.",
        "blank before a mark",
    ),
    (
        'He said "no" , she said "yes" , and (they said) , it rained .',
        'He said "no", she said "yes", and (they said), it rained.',
        "blank before a mark",
    ),
    (
        "The  harbour was  closed and the   boats were    gone when  we came.",
        "The harbour was closed and the boats were gone when we came.",
        "doubled blanks",
    ),
    (
        "The boats are far behind. , the report says.",
        "The boats are far behind, the report says.",
        "two marks",
    ),
    ("The boats were gone. .", "The boats were gone.", "two marks"),
    ("The boats were gone. ; the crew was not.", "The boats were gone; the crew was not.", "two marks"),
    (
        "Nobody knew what he wanted.They all came.The boats were gone.It was the end. Then it was dark.",
        "Nobody knew what he wanted. They all came. The boats were gone. It was the end. Then it was dark.",
        "missing blank after a stop",
    ),
    (
        "The harbour was closed.Nobody came.The boats were gone.It rained all day. Then it was dark.",
        "The harbour was closed. Nobody came. The boats were gone. It rained all day. Then it was dark.",
        "missing blank after a stop",
    ),
]


WRONG_SIDE, DOUBLED = "blank on the wrong side of a mark", "doubled marks"
STOP, COMMA, QUOTE = (
    "missing blank after a stop",
    "missing blank after a comma",
    "missing blank at a quotation mark",
)
CHANGED += [
    (
        "The mill closed in 1974 .It was small .In the end ,the owner ,Ms. A. Lind ,left.",
        "The mill closed in 1974. It was small. In the end, the owner, Ms. A. Lind, left.",
        WRONG_SIDE,
    ),
    (
        "Critics ,i.e. half of the house ,called it a mess.",
        "Critics, i.e. half of the house, called it a mess.",
        WRONG_SIDE,
    ),
    (
        "The farm sells milk,butter and cheese. It also sells eggs,but only in spring.",
        "The farm sells milk, butter and cheese. It also sells eggs, but only in spring.",
        COMMA,
    ),
    (
        "The vote was close.(Only nine came.)The chairman went home.",
        "The vote was close. (Only nine came.) The chairman went home.",
        STOP,
    ),
    (
        "Open the page at example.com/status.If it is green, go to server7x.The rest is easy.",
        "Open the page at example.com/status. If it is green, go to server7x. The rest is easy.",
        STOP,
    ),
    (
        'He cast his own vote,"with some regret,"and went home.',
        'He cast his own vote, "with some regret," and went home.',
        QUOTE,
    ),
]


@pytest.mark.parametrize(("text", "expected", "rule"), CHANGED)
def test_broken_spacing_is_mended(text, expected, rule):
    assert scrubber.clean(text) == expected
    assert rules_of("spacing", text) == {rule}


ON_BROKEN_PAGES = [
    ("The guard had his orders,, and the keeper went.", "The guard had his orders, and the keeper went.", DOUBLED),
    ("The gate fell;, then it was over!. Nobody came..", "The gate fell; then it was over! Nobody came.", DOUBLED),
    ("The lake froze. \tSkaters came, and sang.", "The lake froze. Skaters came, and sang.", "blank and tab"),
    ("The lake froze.   Skaters came.", "The lake froze. Skaters came.", "doubled blanks"),
    ("The days were gone .Nobody knew why.", "The days were gone. Nobody knew why.", WRONG_SIDE),
]


@pytest.mark.parametrize(("text", "expected", "rule"), ON_BROKEN_PAGES)
def test_it_is_mended_on_a_broken_page(text, expected, rule):
    assert scrubber.clean(BROKEN + text) == MENDED + expected
    assert rule in rules_of("spacing", BROKEN + text)


def test_several_faults_at_once():
    text = (
        "The areas , he said, are  far behind. , said the  report . Nobody came , and  it was done.Then it was over. .\n\n"
        "The boats , all of them , were gone ."
    )
    assert scrubber.clean(text) == (
        "The areas, he said, are far behind, said the report. Nobody came, and it was done. Then it was over.\n\n"
        "The boats, all of them, were gone."
    )
    assert rules_of("spacing", text) == {
        "blank before a mark",
        "doubled blanks",
        "two marks",
        "missing blank after a stop",
    }


def test_one_odd_blank_in_a_page_of_some_length():
    sentences = [
        "The harbour was closed for most of that year, and the boats lay on the shore under grey sheets.",
        "The keeper of the lamp went home at noon, for there was nothing to keep, and he slept until the evening.",
        "In the spring the council sent a man with a book, who wrote down what was there and what was not there.",
        "He counted eleven ropes, four sails, an anchor  without a chain, and a dog that belonged to no one.",
        "The dog went with him when he left, and it was seen in the capital, where it had a basket of its own.",
        "Then the summer came, with visitors who asked when the next boat would leave, and nobody could tell them.",
        "They sat on the wall and ate their bread, they looked at the sea, and most of them came back a year later.",
    ]
    for text in ("\n\n".join(sentences), " ".join(sentences)):
        assert alone("spacing", text) == text


def test_a_long_clean_page_with_two_odd_blanks_is_not_broken():
    sentence = "The harbour was closed for most of that year, and the boats lay on the shore. "
    text = (sentence * 40).strip() + "\n\nIt was closed , they said, and nobody came .\n\n" + (sentence * 40).strip()
    assert alone("spacing", text) == text


def test_the_first_paragraph_is_mended_on_evidence_of_the_last():
    text = "It rained , again.\n\nNobody came , and nobody was asked .\n\nThe boats were gone , all of them ."
    assert scrubber.clean(text) == (
        "It rained, again.\n\nNobody came, and nobody was asked.\n\nThe boats were gone, all of them."
    )


def test_a_catalogue_puts_blanks_before_colons_and_semicolons():
    text = (
        "Stephens' vise : adapted to work in all positions ; with a table of the sizes : small and large. "
        "Rem. : a procession ; dancing ; and so on. The others are : the old, the new ; and the one on the wall."
    )
    assert scrubber.clean(text, kind="text") == text


BROKEN_PAGE = "It rained , they said , all day . Nobody came , nobody went . "


def test_columns_stay_on_a_broken_page():
    table = "Mode  UID     GID  Age\nfile  root    root  old\nlink  daemon  user  new"
    assert scrubber.clean(f"{BROKEN_PAGE}\n\n{table}", kind="text").endswith(table)


def test_the_indent_behind_a_bullet_stays_on_a_broken_page():
    assert scrubber.clean("The  boats  were  gone  by  noon.\n\n*  Nobody knew.\n*  Nobody asked.").endswith(
        "*  Nobody knew.\n*  Nobody asked."
    )


def test_names_of_functions_keep_their_stop_where_functions_are_called():
    text = "It calls os.Open(name) first. The call to os.Create fails, and then src.Close is needed. Here we are.Then it ended.And it was so."
    cleaned = scrubber.clean(text, kind="text")
    assert "os.Create fails" in cleaned
    assert "src.Close is" in cleaned


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Pears, plums, etc. , were sold.", "Pears, plums, etc., were sold."),
        ("The U.S. , he said, was far.", "The U.S., he said, was far."),
        ("Some , e.g. , the mayor , came .", "Some, e.g., the mayor, came."),
        ("It was far. , he said.", "It was far, he said."),
    ],
)
def test_the_stop_of_an_abbreviation_stays(text, expected):
    assert scrubber.clean(text, kind="text") == expected


def test_a_question_mark_that_is_the_subject_keeps_its_blank():
    text = f"{BROKEN_PAGE}It is replaced with ? where that is possible."
    assert scrubber.clean(text).endswith("It is replaced with ? where that is possible.")
