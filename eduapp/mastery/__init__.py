"""What a learner has mastered: an estimate from scored acts, what to go over again and what to play next.

It knows no web and no database; time and chance are arguments.
"""
