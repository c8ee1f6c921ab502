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

# %% [markdown] lang="nl" name="explain_form"
# ## Leg uit: één formulier
#
# In het voorbeeld hierboven is de score **4,17**. De 1 op de omgekeerde zin telt als 5: je rekent
# 6 min het antwoord. De som is dan 4 + 4 + 5 + 4 + 3 + 5 = 25, en 25 gedeeld door 6 is 4,17.
#
# Dubbelklik en vul in.
#
# - Mijn voorspelling klopte wel of niet, want: …
# - Zo leg ik een omgekeerde zin uit aan een collega: …

# %% [markdown] lang="en" name="explain_form"
# ## Explain: one form
#
# In the example above the score is **4.17**. The 1 to the reversed sentence counts as 5: you take
# 6 minus the answer. The sum is then 4 + 4 + 5 + 4 + 3 + 5 = 25, and 25 divided by 6 is 4.17.
#
# Double-click and fill in.
#
# - My prediction was right or wrong, because: …
# - This is how I explain a reversed sentence to a colleague: …

# %% [markdown] lang="nl" name="predict_rules"
# ## Voorspel: twee regels
#
# Het scoreblad heeft twee schakelaars. Met de eerste zet je het omkeren uit. Met de tweede kies
# je hoeveel zinnen iemand minstens moet invullen.
#
# Dubbelklik en vul in, voordat je iets verschuift.
#
# - Zet ik het omkeren uit, dan gaat de score van mijn wijk omhoog of omlaag: …
# - Vraag ik álle zinnen, dan houd ik zoveel mensen over (veel, de helft, bijna niemand): …

# %% [markdown] lang="en" name="predict_rules"
# ## Predict: two rules
#
# The score sheet has two switches. The first turns reversing off. With the second you choose how
# many sentences somebody must answer at least.
#
# Double-click and fill in, before you move anything.
#
# - When I turn reversing off, the score of my neighbourhood goes up or down: …
# - When I ask for all sentences, I keep so many people (many, half, almost nobody): …

# %% [markdown] lang="nl" name="try_rules"
# ## Probeer: twee regels
#
# Ga terug naar het scoreblad. Kies een thema. Zet het omkeren uit en weer aan. Verschuif daarna
# het minimum van weinig naar alles. Onder het scoreblad staat steeds wat dit doet met de wijk.

# %% [markdown] lang="en" name="try_rules"
# ## Try: two rules
#
# Go back to the score sheet. Choose a theme. Turn reversing off and on again. Then move the
# minimum from few to all. Below the score sheet you always see what this does to the
# neighbourhood.

# %% [markdown] lang="nl" name="explain_rules"
# ## Leg uit: twee regels
#
# - **N.v.t.** is geen antwoord en ook geen nul. De zin past niet bij de functie. Hij telt voor
#   niemand mee.
# - Een **open** zin is ook geen nul. We weten het antwoord niet.
# - Wie bijna niets invulde, krijgt geen score. Twee antwoorden zeggen te weinig over een thema.
# - Vraag je alles, dan vallen veel mensen weg. Dan zegt het gemiddelde iets over een kleine groep.
#
# Dubbelklik en vul in.
#
# - De regel "minstens de helft" vind ik wel of niet eerlijk, want: …

# %% [markdown] lang="en" name="explain_rules"
# ## Explain: two rules
#
# - **N.v.t.** (does not apply) is no answer and no zero. The sentence does not fit the job. It
#   counts for nobody.
# - An **open** sentence is no zero either. We do not know the answer.
# - Whoever answered almost nothing gets no score. Two answers say too little about a theme.
# - When you ask for all, many people drop out. Then the mean speaks of a small group.
#
# Double-click and fill in.
#
# - I find the rule "at least half" fair or unfair, because: …

# %% [markdown] lang="nl" name="predict_spread"
# ## Voorspel: het gemiddelde en de mensen
#
# Stel: een sector heeft een gemiddelde van 3,0. Hoe liggen de scores van de mensen dan? Voer de
# cel uit. Het blad vraagt het eerst aan jou.

# %% [markdown] lang="en" name="predict_spread"
# ## Predict: the mean and the people
#
# Suppose a sector has a mean of 3.0. How do the scores of the people lie? Run the cell. It asks
# you first.

# %% [markdown] lang="nl" name="try_spread"
# ## Probeer: het gemiddelde en de mensen
#
# Kies een thema en een sector van jouw wijk. Zet daarna een van de twee voorbeelden ernaast.

# %% [markdown] lang="en" name="try_spread"
# ## Try: the mean and the people
#
# Choose a theme and a sector of your neighbourhood. Then put one of the two examples beside it.

# %% name="spread" objectives="M2.c M2.e"
# nl: Stap 3: kijk naar de mensen achter een gemiddelde.
# en: Step 3: look at the people behind a mean.
from quickscan_sim.lesson import show_distribution

show_distribution(my_scan)

# %% [markdown] lang="nl" name="explain_spread" objectives="M2.d"
# ## Leg uit: het gemiddelde en de mensen
#
# Een gemiddelde van 3,0 kan op twee manieren ontstaan. Iedereen zit rond het midden. Of de helft
# zit laag en de helft zit hoog: **twee kampen**. Het gemiddelde alleen verraadt dat niet.
#
# Kan een getal een score zijn? Elk antwoord ligt tussen 1 en 5, dus een gemiddelde ook. Een 0,8 of
# een 5,4 is altijd een fout. Zoek dan eerst de fout, en trek nog geen conclusie.
#
# Minder dan vijf mensen toon je niet apart. Anders kan een collega zien wie wat antwoordde.
#
# Dubbelklik en vul in.
#
# - Bij deze sector zegt het gemiddelde veel of weinig over de mensen: …
# - Dat zie ik aan: …

# %% [markdown] lang="en" name="explain_spread" objectives="M2.d"
# ## Explain: the mean and the people
#
# A mean of 3.0 can come about in two ways. Everybody is around the middle. Or half is low and half
# is high: **two camps**. The mean alone does not tell.
#
# Can a number be a score? Each answer lies between 1 and 5, so a mean does too. A 0.8 or a 5.4 is
# always a mistake. Then look for the mistake first, and draw no conclusion yet.
#
# Fewer than five people are not shown apart. Otherwise a colleague could see who answered what.
#
# Double-click and fill in.
#
# - In this sector the mean says much or little about the people: …
# - I see that from: …

# %% [markdown] part="worksheet" lang="nl" name="worksheet"
# # M2 Scoren: werkblad
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# ## Werkblad
#
# **45 minuten.** Twaalf vragen over jouw wijk, en één extra. Zo werkt elke vraag:
#
# 1. Voer de cel met de vraag uit en lees haar.
# 2. Typ je antwoord in plaats van de puntjes en voer die cel uit.
# 3. Voer de cel met `check` uit. Klopt het nog niet? Dan lees je welke fout dit antwoord geeft.
# 4. Wil je meer hulp? Typ in een lege cel `hint("M2.W1")`. Er zijn drie hints.
#
# Je mag zo vaak proberen als je wilt. **Route van 90 minuten**: sla W8 tot en met W12 over.

# %% [markdown] lang="en" name="worksheet"
# # M2 Scoring: worksheet
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# ## Worksheet
#
# **45 minutes.** Twelve questions about your neighbourhood, and one extra. Each question works
# like this:
#
# 1. Run the cell with the question and read it.
# 2. Type your answer in place of the dots and run that cell.
# 3. Run the cell with `check`. Not right yet? Then you read which mistake gives this answer.
# 4. More help? Type `hint("M2.W1")` in an empty cell. There are three hints.
#
# You may try as often as you like. **Route of 90 minutes**: leave out W8 to W12.

# %% name="open_worksheet"
# nl: Open je wijk. Typ je persoonlijke code, of laat het leeg voor de oefenwijk.
# en: Open your neighbourhood. Type your personal code, or leave it empty to practise.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="by_hand"
# ### Met de hand
#
# Pak papier. Je rekent drie kleine sommen.

# %% [markdown] lang="en" name="by_hand"
# ### By hand
#
# Take paper. You do three small sums.

# %% question="M2.W1"

# %% question="M2.W2"

# %% question="M2.W3"

# %% question="M2.W4"

# %% [markdown] lang="nl" name="with_code"
# ### Met één regel code
#
# Nu rekent de computer. Voer de cel uit. Je krijgt een tabel met een rij per persoon en thema.

# %% [markdown] lang="en" name="with_code"
# ### With one line of code
#
# Now the computer does the sums. Run the cell. You get a table with a row per person and theme.

# %% name="scores"
# nl: Maak de scores van jouw wijk.
# en: Make the scores of your neighbourhood.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
scores.head()

# %% question="M2.W5"

# %% question="M2.W6"

# %% question="M2.W7"

# %% question="M2.W8"

# %% [markdown] lang="nl" name="reading"
# ### Lezen en beslissen

# %% [markdown] lang="en" name="reading"
# ### Read and decide

# %% question="M2.W9"

# %% question="M2.W10"

# %% question="M2.W11"

# %% question="M2.W12"

# %% [markdown] lang="nl" name="extra"
# ### Extra
#
# Wil je zelf programmeren? Deze vraag is niet verplicht en geeft geen punten.

# %% [markdown] lang="en" name="extra"
# ### Extra
#
# Would you like to write code? This question is not required and gives no points.

# %% question="M2.W13"

# %% [markdown] part="assignment" lang="nl" name="assignment"
# # M2 Scoren: opdracht
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# ## Opdracht
#
# **70 minuten, 30 punten.** Bij sommige vragen legt `check` de fout meteen uit. Bij de andere
# kijkt `check` alleen naar de vorm. Die kijkt je docent na.
#
# **Route van 90 minuten**: maak A1, A2, A5 en A10.

# %% [markdown] lang="en" name="assignment"
# # M2 Scoring: assignment
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# ## Assignment
#
# **70 minutes, 30 points.** With some questions `check` explains the mistake at once. With the
# others `check` only looks at the form. Your lecturer marks those.
#
# **Route of 90 minutes**: do A1, A2, A5 and A10.

# %% name="open_assignment"
# nl: Open je wijk. Typ je persoonlijke code, of laat het leeg voor de oefenwijk.
# en: Open your neighbourhood. Type your personal code, or leave it empty to practise.
from quickscan_sim.lesson import open_my_wijk, score_themes

my_scan = open_my_wijk("", "nl")
scores = score_themes(my_scan)

# %% question="M2.A1"

# %% question="M2.A2"

# %% question="M2.A3"

# %% question="M2.A4"

# %% question="M2.A5"

# %% question="M2.A6"

# %% question="M2.A7"

# %% question="M2.A8"

# %% question="M2.A9"

# %% question="M2.A10"

# %% [markdown] lang="nl" name="hand_in"
# ## Inleveren
#
# Kies **Run**, dan **Restart Kernel and Run All Cells**. Zie je geen rode tekst? Bewaar dan met
# **Ctrl+S** en lever dit bestand in.

# %% [markdown] lang="en" name="hand_in"
# ## Hand in
#
# Choose **Run**, then **Restart Kernel and Run All Cells**. No red text? Then save with **Ctrl+S**
# and hand in this file.

# %% [markdown] part="talk" lang="nl" name="talk"
# # M2 Scoren: gesprek
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# **20 minuten**, met drie tot vijf studenten. Iemand leest de vragen voor. Passen mag altijd.
#
# ## Beschrijven
#
# 1. Welk cijfer viel je op? Hoeveel mensen zitten erachter?
# 2. Wie had een ander cijfer bij hetzelfde thema? Hoe kan dat?
#
# ## Begrijpen
#
# 3. Iemand scoorde de omgekeerde zin niet om. Wie merkt die fout het eerst, en wie het laatst?
# 4. Wanneer geef je liever geen cijfer? Hoe leg je dat uit aan een wethouder?
#
# ## Oorzaken
#
# 5. Een sector scoort laag. Welke **regel, wachttijd of route** kan dat verklaren? Noem er een waar
#    de professional zelf niet over gaat.
# 6. Wat zou een **ervaringsdeskundige** aan deze vragenlijst veranderen? Vraag het er een, en
#    betaal haar of zijn tijd.

# %% [markdown] lang="en" name="talk"
# # M2 Scoring: talk
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# **20 minutes**, with three to five students. Somebody reads the questions aloud. You may always
# pass.
#
# ## Describe
#
# 1. Which number struck you? How many people are behind it?
# 2. Who had another number on the same theme? How can that be?
#
# ## Understand
#
# 3. Somebody did not turn the reversed sentence around. Who notices that first, and who last?
# 4. When do you rather give no number? How do you explain that to an alderman?
#
# ## Causes
#
# 5. A sector scores low. Which **rule, waiting time or route** can explain that? Name one that the
#    professional does not decide on.
# 6. What would an **expert by experience** change in this questionnaire? Ask one, and pay for the
#    time.

# %% [markdown] lang="nl" name="remember"
# ## Kernpunten
#
# - Keer omgekeerde zinnen om, laat n.v.t. en open zinnen weg, neem dan het gemiddelde.
# - Een score vraagt minstens de helft van de zinnen die gelden.
# - Noem bij elk cijfer hoeveel mensen erachter zitten.
# - Een score onder 1 of boven 5 bestaat niet.
#
# ## Pas op
#
# - "3,0, dus iedereen is neutraal." Het kunnen twee kampen zijn.
# - "N.v.t. is een nul." Nee: de zin past niet bij de functie.
# - "Deze sector doet haar werk slecht." Een score zegt niet waardoor iets zo is.
#
# ## Taal en zorgvuldigheid
#
# Zeg "gezinnen met een laag inkomen" en "mensen met geldzorgen". Praat over wat professionals
# kunnen doen, en over regels die dat moeilijk maken. Minder dan vijf mensen noem je niet.
#
# ## Reflectie voor je portfolio
#
# Schrijf vijf zinnen. Welke fout maakte jij bijna? Wie zou daar last van hebben gehad? Wat spreek
# je de volgende keer vooraf af?

# %% [markdown] lang="en" name="remember"
# ## Remember
#
# - Turn reversed sentences around, leave out n.v.t. and open ones, then take the mean.
# - A score asks for at least half of the sentences that apply.
# - With every number, say how many people are behind it.
# - A score below 1 or above 5 does not exist.
#
# ## Watch out
#
# - "3.0, so everybody is neutral." It may be two camps.
# - "N.v.t. is a zero." No: the sentence does not fit the job.
# - "This sector does its work badly." A score does not say why something is so.
#
# ## Words and care
#
# Say "families on a low income" and "people with money worries". Speak of what professionals can
# do, and of rules that make it hard. Fewer than five people are not named.
#
# ## Reflection for your portfolio
#
# Write five sentences. Which mistake did you almost make? Who would have suffered from it? What
# will you agree on beforehand next time?
