"""States of the factory that are worth seeing."""

from pages.ui.chapter import Preset

from .factories import OWN
from .record import TEN_THOUSAND

PRESETS = (
    Preset(
        "The note's factory",
        "how much of the mistake each unit passes on, and over which weights it is "
        "handed back. What becomes of the error in one step?",
    ),
    Preset(
        "Mazur's 2-2-2",
        "two products, two mistakes: which of the outputs gets most of the blame, and "
        "what does a hidden unit do that hears from both?",
        net="2-2-2",
    ),
    Preset(
        "Softmax, two classes",
        "softmax and cross-entropy are one pair: the blame of each output is simply "
        "its share minus what it should be, with no slope to pass.",
        net="3-3-2 softmax",
    ),
    Preset(
        "Sure and wrong",
        "the output is almost 0 and should be 1, so the mistake is almost as large as "
        "can be. Follow it on its way back: how much of it reaches the weights?",
        **{"221_v": ((-6.0,), (-6.0,), (0.0,))},
    ),
    Preset(
        "A dead ReLU",
        "one hidden unit has a negative z. Follow the blame to it: what happens to the "
        "weights into it?",
        act="ReLU",
        **{"221_w": ((-0.4, 0.3), (-0.2, 0.5), (0.0, 0.0))},
    ),
    Preset(
        "Negnevitsky's XOR",
        "one row of XOR from a textbook, typed in under “Your own”: its thresholds "
        "0.8, −0.1 and 0.3 are biases with the sign turned. Which move further in this "
        "step, the weights into the hidden units or those out of them?",
        net=OWN,
        own_x=((1.0, 1.0, 0.0),),
        own_w=((0.5, 0.9), (0.4, 1.0), (-0.8, 0.1), (1.0, 1.0)),
        own_v=((-1.2,), (1.1,), (-0.3,), (1.0,)),
        eta=0.1,
    ),
    Preset(
        "0.35 and 0.9, no biases",
        "a sheet of exercises that many pages print. Some of them move the output "
        "weights before the blame travels back, and get 0.09916 for the weight w₁₁: "
        "what is it here?",
        net=OWN,
        own_x=((0.35, 0.9, 0.5),),
        own_w=((0.1, 0.4), (0.8, 0.6), (0.0, 0.0), (0.0, 0.0)),
        own_v=((0.3,), (0.9,), (0.0,), (0.0,)),
        eta=1.0,
    ),
    Preset(
        "Four rows of XOR",
        "four samples, and one step by the mean of their gradients. The mean of their "
        "E falls; does the E of the sample that is followed fall, too?",
        net=OWN,
        own_x=((1.0, 1.0, 0.0), (0.0, 1.0, 1.0), (1.0, 0.0, 1.0), (0.0, 0.0, 0.0)),
        own_w=((0.5, 0.9), (0.4, 1.0), (-0.8, 0.1), (1.0, 1.0)),
        own_v=((-1.2,), (1.1,), (-0.3,), (1.0,)),
    ),
    Preset(
        "One weight's chain",
        "the gradient of one weight is a product of numbers you can point at. Which of "
        "them decides how little is left?",
        part="Chain rule",
    ),
    Preset(
        "Two paths",
        "from a hidden weight lines lead to both outputs, so its gradient is a sum of "
        "two products. Compare their signs.",
        part="Chain rule",
        net="2-2-2",
    ),
    Preset(
        "The books",
        "what decides a unit's share of the blame: how much it sent, or the weight it "
        "was sent over? Change a weight and look again.",
        part="Books of blame",
    ),
    Preset(
        "Ever larger steps",
        "the gradient promises that E falls by η times its length squared. Up to which "
        "η is that promise kept?",
        part="One step",
    ),
    Preset(
        "Mazur, 10,000 steps",
        "both axes have powers of ten: how does E go down, along a straight line? And "
        "which numbers does half the web print, after one step and after all?",
        part=TEN_THOUSAND,
        net="2-2-2",
    ),
    Preset(
        "A rate of 10",
        "twenty times the usual η. Does it settle sooner, or break? Watch the line "
        "bend: from which step on does E fall by the same share every time?",
        part=TEN_THOUSAND,
        net="2-2-2",
        eta=10.0,
    ),
    Preset(
        "A first step too far",
        "the first step throws an output so far out that hardly any blame gets back. "
        "How long does E stand still?",
        part=TEN_THOUSAND,
        net="2-2-2",
        eta=100.0,
    ),
    Preset(
        "All weights 0",
        "with nothing to tell them apart, the two hidden units learn the same. Does E "
        "fall all the same?",
        part=TEN_THOUSAND,
        **{
            "221_w": ((0.0, 0.0), (0.0, 0.0), (0.0, 0.0)),
            "221_v": ((0.0,), (0.0,), (0.0,)),
        },
    ),
    Preset(
        "The number half the web prints",
        "the output weights are updated before the blame travels back: a bug that half "
        "the web copies. Does E still fall, and which weights does the check find?",
        part="Break it",
        net="2-2-2",
        update_first=True,
    ),
    Preset(
        "Rows and columns mixed up",
        "where a weight matrix is square, a transposed one fits and nothing "
        "complains. Does the check, and of which of its weights?",
        part="Break it",
        net="3-3-2 softmax",
        transposed=True,
    ),
    Preset(
        "Slope taken at the activation",
        "slopes are taken at what came out, not at z: no slip is reported more. How "
        "far off is each gradient, and would E give it away?",
        part="Break it",
        slope_at_activation=True,
    ),
    Preset(
        "How small a nudge?",
        "the nudges get smaller from left to right. Do the measured gradients get "
        "better all the way?",
        part="The check",
    ),
    Preset(
        "Two losses",
        "one unit that is sure and wrong, learning under two losses: compare the "
        "slopes it feels at first.",
        part="Two losses",
    ),
    Preset(
        "Why not nudging?",
        "nudging every weight costs two forward passes each; how does that compare "
        "with one pass back, as networks grow?",
        part="Nudging",
    ),
)
