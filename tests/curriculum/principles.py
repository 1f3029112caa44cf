"""What is scored although only a "likely" claim carries it, reviewed on 26 November 2026.

Each row says which principle of practice earns or costs the points. No figure, licence or list of these claims is
scored. Where a claim is cited for such a figure, an act of the same scene that is scored rests on another claim too.
"""

PRINCIPLES = {
    "E010": "One measurement is confirmed by a later one; whether after three or six months is not scored.",
    "E024": "Ask about a year and not about today, and ask who lives with the person; not which list is complete.",
    "E028": "One test result of a person can be noise: look at mood, sleep and practice before it decides.",
    "E029": "Measure what the complaint is about: slow thinking with a test of speed.",
    "E031": "What a person says of the own symptoms is asked for and read with its limits; no cut-off is scored.",
    "E033": "Measure what the file does not have yet, instead of walking once more.",
    "E037": "A blood marker that does not change the next act is not ordered, and makes no diagnosis.",
    "E038": "Brain volume of one scan decides nothing in one person.",
    "E039": "Look for another cause (infection, drugs, neck, mood, joints) before worsening is put down to MS.",
    "E040": "The trigger of a pseudo-relapse is looked for and treated first.",
    "E042b": "Recovery and place of the first attacks are weighed for the outlook, as of groups.",
    "E056": "Trials that differ in their people are not to be read as one; the size alone settles nothing.",
    "E061": "A wish alone is no reason to offer a drug whose harm is known and whose gain is not to be expected.",
    "E070": "A licence has a place and a date, and is looked up at its source; which country says what is not scored.",
    "E089": "Somebody early in the disease should hear of stronger treatment; said as observed, not proved.",
    "E091b": "One quiet scan can't tell a drug that works from a disease that sleeps.",
    "E093": "A stable person who asks about stopping is counselled: neither refused nor pushed.",
    "E096": "A mechanism is a reason to try a drug, not a proof that it works.",
    "E097": "Everybody has one contact, and is seen and measured again at least once a year.",
    "E098": "Fatigue: look for its causes, and offer what has been tried; no vitamin or oil as treatment of MS.",
    "E101": "Stiffness: find what drives it first; no stronger drug before, and none where nobody is stiff.",
    "E104c": "What can hurt the kidneys comes before what can wait.",
    "E105b": "The reason for infections is looked for before months of an antibiotic.",
    "E106": "A treatment that works is not taken away to make a list shorter.",
    "E107": "Pain is treated by drugs that were tried for it, one at a time, and goes on only if it helps.",
    "E108": "Mood is asked about and treated in its own right; it is neither brushed aside nor covered with a tablet.",
    "E110": "Rehabilitation is offered and suits the person; rest is no treatment.",
    "E112": "Acupuncture and massage: neither scorned nor praised beyond what was shown.",
    "E117b": "Bad news has a fit place and time.",
    "E120": "Steroids are for a relapse, not for a picture, a bridge or a season.",
    "E121": "Ask what somebody works, drives and carries, and bring in those who can change it.",
    "E175": "A wish for children is asked about before a treatment that may end it.",
}

# A rule that no claim of the dossier carries: it is told, and no points are given for it.
BEYOND = {"E230"}

# Claims that rest on memory alone: no scored and no unsafe act may lean on them and nothing better.
NOT_YET = {"E155", "E156", "E169b", "E179", "E181", "E184", "E192", "E200", "E207", "E210", "E223"}
