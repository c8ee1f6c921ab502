# ---
# jupyter:
#   module: M2
#   notebooks:
#     explore:
#       nl: M2_1_verkenning
#       en: M2_1_explore
#     worksheet:
#       nl: M2_2_werkblad
#       en: M2_2_worksheet
#     assignment:
#       nl: M2_3_opdracht
#       en: M2_3_assignment
#     talk:
#       nl: M2_4_gesprek
#       en: M2_4_talk
# ---

# %% [markdown] part="explore" lang="nl" name="title"
# # M2 Scoren: verkenning
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# Dit deel duurt **30 minuten**. Je rekent nog niets uit: je voorspelt, probeert en legt uit.
# Volg je de route van 90 minuten? Sla dan stap 4 over.
#
# **Vooraf.** Deze les gaat over leven met weinig geld. Sommige deelnemers leven of leefden zelf
# in armoede. Niemand hoeft daar iets over te vertellen. Alleen meekijken mag ook.

# %% [markdown] lang="en" name="title"
# # M2 Scoring: explore
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# This part takes **30 minutes**. You compute nothing yet: you predict, try and explain. Do you
# follow the route of 90 minutes? Then leave out step 4.
#
# **Before you start.** This lesson is about living on little money. Some participants live or
# lived in poverty. Nobody has to share anything about that. Just watching is fine too.

# %% name="open"
# nl: Stap 1: open je wijk. Typ je persoonlijke code tussen de eerste aanhalingstekens.
# nl: Heb je geen code? Laat het leeg. Dan opent de oefenwijk.
# en: Step 1: open your neighbourhood. Type your personal code between the first quotation marks.
# en: No code? Leave it empty. Then the practice neighbourhood opens.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="why"
# ## Waarom dit ertoe doet
#
# In 2018 vertelden leerkrachten over armoede in de klas. Zeven van de tien vonden het moeilijk om
# te zien welk kind in armoede leeft (RTL Nieuws). Dat getal kwam in de krant. Er volgden plannen.
#
# In jouw wijk vullen professionals een quickscan in. Daaruit komt ook een getal: een themascore.
# Stel dat daar een fout in zit. Dan krijgt een team een training die het niet nodig heeft. Of een
# school denkt dat alles goed gaat, terwijl leerkrachten niet weten bij wie zij terechtkunnen. De
# gezinnen merken dat het eerst: zij wachten langer op hulp.
#
# Daarom leer je hoe een score wordt gemaakt. Je leert ook wanneer een score niet mag.
#
# ## Je kunt straks
#
# <!-- objectives -->
#
# ## Nodig
#
# Papier, een pen en deze pagina. Je hoeft niet te kunnen programmeren. Klik in een grijze cel en
# druk op **Shift+Enter**. Raak je de weg kwijt? Kies **Run**, dan **Restart Kernel and Run All
# Cells**.

# %% [markdown] lang="en" name="why"
# ## Why this matters
#
# In 2018 Dutch teachers spoke about poverty in the classroom. Seven in ten found it hard to see
# which child lives in poverty (RTL Nieuws). That number was in the papers. Plans followed.
#
# In your neighbourhood professionals fill in a quickscan. It gives a number too: a theme score.
# Suppose there is a mistake in it. Then a team gets a training that it does not need. Or a school
# thinks that all is well, while teachers do not know whom to turn to. Families notice it first:
# they wait longer for help.
#
# So you learn how a score is made. You also learn when a score is not allowed.
#
# ## Afterwards you can
#
# <!-- objectives -->
#
# ## What you need
#
# Paper, a pen and this page. You do not need to know how to program. Click in a grey cell and
# press **Shift+Enter**. Lost your way? Choose **Run**, then **Restart Kernel and Run All Cells**.

# %% [markdown] lang="nl" name="predict_form"
# ## Voorspel: één formulier
#
# Een themascore is het gemiddelde van de antwoorden van één persoon op één thema. De antwoorden
# lopen van 1 tot 5. Bij één zin per thema is 1 juist gunstig: die zin is **omgekeerd**.
#
# Iemand antwoordt 4, 4, 5, 4, 3. Op de omgekeerde zin antwoordt die persoon 1. Kies eerst, kijk
# daarna. Dubbelklik op deze tekst en vul in.
#
# - De score is volgens mij hoger, lager of gelijk aan 4: …
# - Dat denk ik omdat: …

# %% [markdown] lang="en" name="predict_form"
# ## Predict: one form
#
# A theme score is the mean of the answers of one person on one theme. Answers run from 1 to 5. In
# one sentence of each theme 1 is the favourable answer: that sentence is **reversed**.
#
# Somebody answers 4, 4, 5, 4, 3. To the reversed sentence this person answers 1. Choose first,
# look later. Double-click this text and fill it in.
#
# - I think the score is higher than 4, lower or equal: …
# - I think so because: …

# %% [markdown] lang="nl" name="try_form"
# ## Probeer: het scoreblad
#
# Voer de cel uit. Kies een formulier uit jouw wijk. Druk op **Volgende stap** tot de score er
# staat. Druk terug en kijk nog eens bij de omgekeerde zin.

# %% [markdown] lang="en" name="try_form"
# ## Try: the score sheet
#
# Run the cell. Choose a form from your neighbourhood. Press **Next step** until the score is
# there. Go back and look again at the reversed sentence.

# %% name="score_sheet" objectives="M2.a M2.b"
# nl: Stap 2: zie hoe een score ontstaat.
# en: Step 2: see how a score comes about.
from quickscan_sim.lesson import show_score_sheet

show_score_sheet(my_scan)
