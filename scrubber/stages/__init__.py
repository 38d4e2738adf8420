"""The stages of the default pipeline, in their order: the table of contents of the program."""

from scrubber.stage import Stage
from scrubber.stages.judge.boilerplate import drop_boilerplate
from scrubber.stages.judge.comments import drop_comments
from scrubber.stages.judge.contents import drop_contents
from scrubber.stages.judge.frame import drop_frame
from scrubber.stages.judge.linenumbers import drop_line_numbers
from scrubber.stages.judge.linkbars import drop_link_bars
from scrubber.stages.judge.placeline import drop_place_line
from scrubber.stages.judge.prompts import drop_prompts
from scrubber.stages.judge.related import drop_related
from scrubber.stages.judge.sections import drop_empty_sections
from scrubber.stages.judge.title import drop_title
from scrubber.stages.mend.encoding import mend_encoding
from scrubber.stages.mend.fragments import remove_fragments
from scrubber.stages.mend.leftovers import remove_leftovers
from scrubber.stages.mend.linkspam import remove_link_spam
from scrubber.stages.mend.permalinks import remove_permalinks
from scrubber.stages.polish.casing import mend_casing
from scrubber.stages.polish.doubledwords import remove_doubled_words
from scrubber.stages.polish.endmarks import remove_end_marks
from scrubber.stages.polish.shouting import mend_sentences
from scrubber.stages.polish.spacing import mend_spacing
from scrubber.stages.polish.tears import mend_tears
from scrubber.stages.polish.tornwords import join_torn_words

DEFAULT_STAGES: tuple[Stage, ...] = (
    # By place. First, for where a block stands is not hidden by dirt, and two thirds of a page's blocks go.
    drop_boilerplate,
    drop_comments,
    drop_link_bars,
    # Mending. Before the stages that judge by words: dirt hides them (`Login here < / p>` is a login prompt).
    mend_encoding,  # first: mojibake hides quotation marks and blanks from all others
    remove_link_spam,  # before fragments, which would take the `">` that proves a half anchor
    remove_leftovers,  # before fragments, which would take the tags and leave what stood between them
    remove_fragments,
    remove_permalinks,
    # By words.
    drop_frame,  # before prompts, which ask what it thinks of the lines that they find
    drop_prompts,
    drop_contents,  # before sections: the heading of such a list goes with it
    drop_related,  # before sections: the heading of such a list goes with it
    drop_place_line,
    drop_line_numbers,
    drop_title,  # what is left above the first prose is title and byline
    drop_empty_sections,  # behind all others that judge
    # Polishing: kept blocks only.
    remove_end_marks,
    remove_doubled_words,
    mend_spacing,
    mend_tears,
    join_torn_words,  # before casing, which would take the halves for words
    mend_sentences,  # before casing, which takes away the signs of a broken page
    mend_casing,
)
