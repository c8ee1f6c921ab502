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
# **30 minuten.** Je voorspelt, je probeert en je legt uit. Dat doe je vier keer.
#
# - Openen en lezen: 6 minuten. *Korte route: doen.*
# - Deel 1, één formulier: 7 minuten. *Korte route: doen.*
# - Deel 2, twee regels: 6 minuten. *Korte route: overslaan.*
# - Deel 3, het gemiddelde en de mensen: 7 minuten. *Korte route: doen.*
# - Deel 4, kan dit getal? 4 minuten. *Korte route: overslaan.*
#
# De **korte route** door de hele module duurt 90 minuten. Dat is verkenning 20, werkblad 30,
# opdracht 30 en gesprek 10.
#
# **Vooraf.** Deze les gaat over leven met weinig geld. Misschien raakt dat aan je eigen leven.
# Je hoeft daar niets over te vertellen. Alleen meekijken mag ook.

# %% [markdown] lang="en" name="title"
# # M2 Scoring: explore
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# **30 minutes.** You predict, you try and you explain. You do that four times.
#
# - Opening and reading: 6 minutes. *Short route: do it.*
# - Part 1, one form: 7 minutes. *Short route: do it.*
# - Part 2, two rules: 6 minutes. *Short route: leave it out.*
# - Part 3, the mean and the people: 7 minutes. *Short route: do it.*
# - Part 4, can this number exist? 4 minutes. *Short route: leave it out.*
#
# The **short route** through the whole module takes 90 minutes. That is explore 20, worksheet 30,
# assignment 30 and talk 10.
#
# **Before you start.** This lesson is about living on little money. Perhaps that touches your own
# life. You do not have to share anything about it. Just watching is fine too.

# %% name="open"
# nl: Open je wijk. Typ je persoonlijke code tussen de eerste aanhalingstekens.
# nl: Heb je geen code? Laat het leeg. Dan opent de oefenwijk.
# nl: Klik in deze cel en druk op Shift+Enter.
# en: Open your neighbourhood. Type your personal code between the first quotation marks.
# en: No code? Leave it empty. Then the practice neighbourhood opens.
# en: Click in this cell and press Shift+Enter.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="why"
# ## Waarom dit ertoe doet
#
# Zeven van de tien leerkrachten vinden het moeilijk om te zien welke leerlingen in armoede leven.
# Dat schreef [RTL
# Nieuws](https://www.rtlnieuws.nl/gezin/juf-en-meester-hebben-moeite-om-armoede-bij-kinderen-te-signaleren).
# Eén getal vertelt zo iets over heel veel scholen. Maar wat weet je dan van één school? En wat kan
# een leerkracht met dat getal?
#
# In jouw wijk vulden professionals een quickscan in. Daar komt ook een getal uit: een themascore.
# Stel dat er een rekenfout in zit. Dan denkt een school dat alles goed gaat. De leerkracht die
# niet weet bij wie zij terechtkan, krijgt geen hulp. Een gezin met geldzorgen merkt dat als
# eerste: het wacht langer.
#
# Daarom leer je hoe een score ontstaat. Je leert ook wanneer je beter géén score geeft.
#
# ## Je kunt straks
#
# <!-- objectives -->
#
# ## Nodig
#
# Je hebt papier en een pen nodig. Programmeren hoef je niet te kunnen. Een grijs vak heet een
# **cel**. Klik erin en druk op **Shift+Enter**. Is er iets vreemds? Kies in het menu **Run** en
# dan **Restart Kernel and Run All Cells**.

# %% [markdown] lang="en" name="why"
# ## Why this matters
#
# Seven in ten Dutch teachers find it hard to see which pupils live in poverty. That was reported by
# [RTL
# Nieuws](https://www.rtlnieuws.nl/gezin/juf-en-meester-hebben-moeite-om-armoede-bij-kinderen-te-signaleren).
# So one number says something about very many schools. But what do you then know of one school? And
# what can a teacher do with that number?
#
# In your neighbourhood professionals filled in a quickscan. That gives a number too: a theme score.
# Suppose there is a mistake in it. Then a school thinks that all is well. The teacher who does not
# know whom to turn to gets no help. A family with money worries notices it first: it waits longer.
#
# So you learn how a score comes about. You also learn when it is better to give no score.
#
# ## Afterwards you can
#
# <!-- objectives -->
#
# ## What you need
#
# You need paper and a pen. You do not need to know how to program. A grey box is called a **cell**.
# Click in it and press **Shift+Enter**. Is something odd? Choose **Run** in the menu and then
# **Restart Kernel and Run All Cells**.

# %% [markdown] lang="nl" name="predict_form"
# ## Voorspel 1: één formulier
#
# De antwoorden lopen van 1, (bijna) nooit, tot 5, (bijna) altijd. Een **themascore** is het
# gemiddelde van de antwoorden van één persoon op één thema.
#
# Lees deze zin: "Ik zie tekenen van geldzorgen bij een gezin, maar weet niet wat ik kan doen." Hier
# is (bijna) nooit juist gunstig. Zo'n zin heet een **omgekeerde zin**.
#
# Een leerkracht geeft de antwoorden 4, 4, 5, 4 en 3. Op de omgekeerde zin geeft zij een 1.
#
# Kies eerst, kijk daarna. Dubbelklik op deze tekst en vul in.
#
# - Haar score is hoger dan 4, precies 4, of lager dan 4: …
# - Dat denk ik, want: …

# %% [markdown] lang="en" name="predict_form"
# ## Predict 1: one form
#
# The answers run from 1, (almost) never, to 5, (almost) always. A **theme score** is the mean of
# the answers of one person on one theme.
#
# Read this sentence: "I see signs of money worries in a family, but do not know what I can do."
# Here (almost) never is favourable. Such a sentence is called a **reversed sentence**.
#
# A teacher gives the answers 4, 4, 5, 4 and 3. To the reversed sentence she gives a 1.
#
# Choose first, look later. Double-click this text and fill it in.
#
# - Her score is higher than 4, exactly 4, or lower than 4: …
# - I think so, because: …

# %% [markdown] lang="nl" name="try_form"
# ## Probeer 1: het scoreblad
#
# 1. Voer de cel hieronder uit.
# 2. Kies een formulier uit jouw wijk.
# 3. Druk op **Volgende stap** tot je de score ziet. Er zijn vijf stappen.
# 4. Ga terug naar stap 2. Wat gebeurt er met de omgekeerde zin?

# %% [markdown] lang="en" name="try_form"
# ## Try 1: the score sheet
#
# 1. Run the cell below.
# 2. Choose a form from your neighbourhood.
# 3. Press **Next step** until you see the score. There are five steps.
# 4. Go back to step 2. What happens to the reversed sentence?

# %% name="score_sheet" objectives="M2.a M2.b"
# nl: Zie hoe een score ontstaat.
# en: See how a score comes about.
from quickscan_sim.lesson import show_score_sheet

show_score_sheet(my_scan)

# %% [markdown] lang="nl" name="explain_form"
# ## Leg uit 1: één formulier
#
# Terug naar de leerkracht. Haar score is hoger dan 4. Bij een omgekeerde zin reken je 6 min het
# antwoord. Haar 1 telt dus als 5. De som is 4 + 4 + 5 + 4 + 3 + 5 = 25. Zes antwoorden, dus 25
# gedeeld door 6. Dat is 4,17.
#
# Vergeet je het omkeren? Dan krijg je 21 gedeeld door 6. Dat is 3,50. De leerkracht lijkt dan
# minder te kunnen dan zij zelf zegt.
#
# Dubbelklik en vul in.
#
# - Mijn voorspelling klopte wel of niet, want: …
# - Zo leg ik een collega uit waarom je een zin omkeert: …

# %% [markdown] lang="en" name="explain_form"
# ## Explain 1: one form
#
# Back to the teacher. Her score is higher than 4. For a reversed sentence you take 6 minus the
# answer. So her 1 counts as 5. The sum is 4 + 4 + 5 + 4 + 3 + 5 = 25. Six answers, so 25 divided by
# 6. That is 4.17.
#
# Do you forget to turn it around? Then you get 21 divided by 6. That is 3.50. The teacher then
# seems able to do less than she says herself.
#
# Double-click and fill in.
#
# - My prediction was right or wrong, because: …
# - This is how I tell a colleague why you turn a sentence around: …

# %% [markdown] lang="nl" name="predict_rules"
# ## Voorspel 2: twee regels
#
# *Korte route: ga door naar Voorspel 3.*
#
# Soms past een zin niet bij iemands werk. Dan staat er **n.v.t.** Soms slaat iemand een zin over.
# Dan is de zin **open**. De gewone regel is: vul minstens de helft in van de zinnen die gelden.
# Anders krijg je geen score.
#
# Kies voordat je iets verschuift. Dubbelklik en vul in.
#
# - Ik zet het omkeren uit. Het gemiddelde van iedereen gaat omhoog of omlaag: …
# - Ik vraag maar één ingevulde zin. Er komen mensen bij, en hun scores zijn hoog of laag: …
# - Ik vraag alle zinnen. Dan houd ik over: bijna iedereen, of veel minder mensen: …

# %% [markdown] lang="en" name="predict_rules"
# ## Predict 2: two rules
#
# *Short route: go on to Predict 3.*
#
# Sometimes a sentence does not fit somebody's job. Then it says **does not apply**. In tables this
# is **n.v.t.** Sometimes somebody skips a sentence. Then it is **open**. The usual rule is: answer
# at least half of the sentences that apply. Otherwise you get no score.
#
# Choose before you move anything. Double-click and fill in.
#
# - I turn reversing off. The mean of everybody goes up or down: …
# - I ask for one answered sentence only. People come in, and their scores are high or low: …
# - I ask for all sentences. Then I keep almost everybody, or far fewer people: …

# %% [markdown] lang="nl" name="try_rules" objectives="M2.b"
# ## Probeer 2: twee regels
#
# Voer de cel hieronder uit. Verander je iets? Dan komt er onderaan een tabel bij. Kijk steeds naar
# de rij **gemiddelde van iedereen** en naar n. De letter **n** is het aantal mensen met een score.
#
# 1. Zet **Omgekeerde zinnen omkeren** uit. Zet het daarna weer aan.
# 2. Schuif het minimum naar 1. Kies dan een formulier met "te weinig antwoorden". Welke antwoorden
#    staan erop?
# 3. Schuif het minimum naar 6, dus naar alle zinnen. Hoeveel mensen blijven er over?
# 4. Druk op **Terug naar de gewone regels**.

# %% [markdown] lang="en" name="try_rules" objectives="M2.b"
# ## Try 2: two rules
#
# Run the cell below. Do you change something? Then a table appears at the bottom. Each time look at
# the row **mean of everybody** and at n. The letter **n** is the number of people with a score.
#
# 1. Switch **Turn reversed sentences around** off. Then switch it on again.
# 2. Move the minimum to 1. Then choose a form with "too few answers". Which answers are on it?
# 3. Move the minimum to 6, so to all sentences. How many people are left?
# 4. Press **Back to the usual rules**.

# %% name="rules" objectives="M2.b"
# nl: Hetzelfde scoreblad, nu voor de twee regels.
# en: The same score sheet, now for the two rules.
from quickscan_sim.lesson import show_score_sheet

show_score_sheet(my_scan)

# %% [markdown] lang="nl" name="explain_rules"
# ## Leg uit 2: twee regels
#
# - Zonder omkeren zakt het gemiddelde meestal. Veel mensen antwoorden laag op een omgekeerde zin,
#   en dat is juist gunstig.
# - **N.v.t.** is geen antwoord en ook geen nul. De zin geldt niet voor dit werk.
# - Een **open** zin is ook geen nul. Je weet het antwoord gewoon niet.
# - Een bijna leeg formulier zegt te weinig over een heel thema. Een paar van zulke formulieren
#   trekken het gemiddelde al scheef.
# - Vraag je alle zinnen? Dan valt ook weg wie bijna alles invulde.
#
# Dubbelklik en vul in.
#
# - Dit verraste mij: …
# - De regel "minstens de helft" vind ik wel of niet eerlijk, want: …

# %% [markdown] lang="en" name="explain_rules"
# ## Explain 2: two rules
#
# - Without turning around, the mean mostly drops. Many people answer low to a reversed sentence,
#   and that is favourable.
# - **N.v.t.** is no answer and no zero either. The sentence does not apply to this job.
# - An **open** sentence is no zero either. You simply do not know the answer.
# - A nearly empty form tells too little about a whole theme. A few such forms already pull the mean
#   askew.
# - Do you ask for all sentences? Then you also lose whoever answered almost all of them.
#
# Double-click and fill in.
#
# - This surprised me: …
# - I find the rule "at least half" fair or unfair, because: …

# %% [markdown] lang="nl" name="predict_spread"
# ## Voorspel 3: het gemiddelde en de mensen
#
# In een verslag staat: het gemiddelde is 3,0. Hoe liggen de scores van de mensen dan?
#
# Dubbelklik en vul in.
#
# - Ik verwacht de mensen vooral in het midden, in twee kampen, of verspreid over de schaal: …
# - Dat denk ik, want: …

# %% [markdown] lang="en" name="predict_spread"
# ## Predict 3: the mean and the people
#
# A report says: the mean is 3.0. How do the scores of the people lie then?
#
# Double-click and fill in.
#
# - I expect people mostly in the middle, in two camps, or spread over the scale: …
# - I think so, because: …

# %% [markdown] lang="nl" name="try_spread"
# ## Probeer 3: het gemiddelde en de mensen
#
# 1. Voer de cel uit. Kies de knop die bij je voorspelling past.
# 2. Kies een thema en een sector. Je ziet alleen het gemiddelde: de ruit. De dikke lijn erbij heb
#    je in deze les niet nodig.
# 3. Zet **Ook de verdeling** aan. Vergelijk jouw sector met de twee voorbeelden.
# 4. Kies steeds een andere sector. Zie je er een zonder getallen? Lees waarom.

# %% [markdown] lang="en" name="try_spread"
# ## Try 3: the mean and the people
#
# 1. Run the cell. Choose the button that fits your prediction.
# 2. Choose a theme and a sector. You see the mean only: the diamond. You do not need the thick line
#    in this lesson.
# 3. Switch **Distribution too** on. Compare your sector with the two examples.
# 4. Try the other sectors. Do you see one without numbers? Read why.

# %% name="spread" objectives="M2.c M2.e"
# nl: Kijk naar de mensen achter een gemiddelde.
# en: Look at the people behind a mean.
from quickscan_sim.lesson import show_distribution

show_distribution(my_scan)

# %% [markdown] lang="nl" name="explain_spread"
# ## Leg uit 3: het gemiddelde en de mensen
#
# Hoe ver scores uit elkaar liggen, heet de **spreiding**. Een gemiddelde van 3,0 kan op twee
# manieren ontstaan. Soms zit bijna iedereen rond de 3. Soms zit de helft laag en de helft hoog. Dat
# zijn **twee kampen**. Aan het gemiddelde zie je dat niet.
#
# Het maakt uit wat je dan doet. Bij één midden vraag je: wat heeft dit team nodig? Bij twee kampen
# vraag je: wat weet de ene helft dat de andere kan gebruiken?
#
# Heeft een sector minder dan vijf mensen met een score? Dan toon je haar niet. Anders kan een
# collega zien wie wat antwoordde. Soms blijft ook een grotere sector verborgen. Anders kun je de
# kleine uitrekenen met het totaal.
#
# Dubbelklik en vul in.
#
# - Bij deze sector zegt het gemiddelde veel of weinig over de mensen: …
# - Dat zie ik aan: …

# %% [markdown] lang="en" name="explain_spread"
# ## Explain 3: the mean and the people
#
# How far scores lie apart is called the **spread**. A mean of 3.0 can come about in two ways.
# Sometimes almost everybody is around 3. Sometimes half is low and half is high. Those are **two
# camps**. The mean does not show that.
#
# It matters for what you do next. With one middle you ask: what does this team need? With two camps
# you ask: what does one half know that the other can use?
#
# Does a sector have fewer than five people with a score? Then you do not show it. Otherwise a
# colleague could see who answered what. Sometimes a larger sector stays hidden too. Otherwise you
# could work out the small one from the total.
#
# Double-click and fill in.
#
# - In this sector the mean says much or little about the people: …
# - I see that from: …

# %% [markdown] lang="nl" name="predict_possible"
# ## Voorspel 4: kan dit getal?
#
# *Korte route: ga door naar het werkblad.*
#
# Iemand mailt je vier themascores: 4,2 en 6,0 en 0,67 en 25. Dubbelklik en vul in.
#
# - Deze getallen kunnen geen themascore zijn: …
# - Zo denk ik dat de fout ontstond: …

# %% [markdown] lang="en" name="predict_possible"
# ## Predict 4: can this number exist?
#
# *Short route: go on to the worksheet.*
#
# Somebody mails you four theme scores: 4.2 and 6.0 and 0.67 and 25. Double-click and fill in.
#
# - These numbers cannot be a theme score: …
# - This is how I think the mistake came about: …

# %% [markdown] lang="nl" name="try_possible"
# ## Probeer 4: drie foute sommen
#
# Voer de drie cellen uit. Python schrijft een punt waar jij een komma schrijft, en rondt niet af.
#
# Verander daarna alleen de 9 in som 1. Maak er een antwoord van 1 tot en met 5 van. Kom je nog
# boven 5?

# %% [markdown] lang="en" name="try_possible"
# ## Try 4: three wrong sums
#
# Run the three cells. Python does not round.
#
# Then change only the 9 in sum 1. Make it an answer from 1 to 5. Can you still get above 5?

# %% name="too_high" objectives="M2.d"
# nl: Som 1: iemand telt n.v.t. mee. In het bestand staat n.v.t. als een 9.
# en: Sum 1: somebody counts n.v.t. In the file n.v.t. stands as a 9.
(4 + 5 + 9) / 3

# %% name="too_low" objectives="M2.d"
# nl: Som 2: iemand maakt van twee open zinnen een 0.
# en: Sum 2: somebody makes a 0 of two open sentences.
(2 + 0 + 0) / 3

# %% name="added_up" objectives="M2.d"
# nl: Som 3: iemand telt op, en deelt niet.
# en: Sum 3: somebody adds up, and does not divide.
4 + 4 + 5 + 4 + 3 + 5

# %% [markdown] lang="nl" name="explain_possible"
# ## Leg uit 4: kan dit getal?
#
# Elk antwoord ligt tussen 1 en 5. Een gemiddelde van antwoorden dus ook. Een 6,0 of een 0,67 of een
# 25 is altijd een fout. Zoek dan eerst de fout. Trek nog geen conclusie.
#
# Let op: ook een getal tussen 1 en 5 kan fout zijn. Vergeet je het omkeren? Dan blijft de score
# gewoon tussen 1 en 5.
#
# Dubbelklik en vul in.
#
# - Zo controleer ik een score die ik van een ander krijg: …
#
# **Klaar?** Bewaar met **Ctrl+S**. Open daarna `M2_2_werkblad`.

# %% [markdown] lang="en" name="explain_possible"
# ## Explain 4: can this number exist?
#
# Each answer lies between 1 and 5. So does a mean of answers. A 6.0 or a 0.67 or a 25 is always a
# mistake. Then look for the mistake first. Draw no conclusion yet.
#
# Mind: a number between 1 and 5 can be wrong too. Do you forget to turn a sentence around? Then the
# score simply stays between 1 and 5.
#
# Double-click and fill in.
#
# - This is how I check a score that somebody gives me: …
#
# **Done?** Save with **Ctrl+S**. Then open `M2_2_worksheet`.

# %% [markdown] part="worksheet" lang="nl" name="worksheet"
# # M2 Scoren: werkblad
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# ## Werkblad
#
# **45 minuten.** Je maakt tien vragen over jouw wijk. W8, W10 en W13 zijn **extra**. W8 en W10
# kosten samen 8 minuten, W13 een kwartier.
#
# **Korte route, 30 minuten:** maak W1, W2, W4, W5, W9 en W11.
#
# Zo werkt elke vraag:
#
# 1. Voer de eerste cel uit en lees de vraag.
# 2. Typ je antwoord op de plek van de puntjes. Voer die cel uit.
# 3. Voer de cel met `check` uit. Klopt je antwoord nog niet? Dan lees je hoe dat komt.
#
# In een cel typ je een getal met een punt: 2.75. Wil je hulp? Na W1 staat een hulpcel. Je mag zo
# vaak proberen als je wilt.

# %% [markdown] lang="en" name="worksheet"
# # M2 Scoring: worksheet
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# ## Worksheet
#
# **45 minutes.** You do ten questions about your neighbourhood. W8, W10 and W13 are **extra**. W8
# and W10 take 8 minutes together, W13 a quarter of an hour.
#
# **Short route, 30 minutes:** do W1, W2, W4, W5, W9 and W11.
#
# Each question works like this:
#
# 1. Run the first cell and read the question.
# 2. Type your answer in place of the dots. Run that cell.
# 3. Run the cell with `check`. Is your answer not right yet? Then you read how that comes.
#
# In a cell you type a number with a point: 2.75. Need help? After W1 stands a help cell. You may
# try as often as you like.

# %% name="open_worksheet"
# nl: Open je wijk. Typ je persoonlijke code, of laat het leeg voor de oefenwijk.
# en: Open your neighbourhood. Type your personal code, or leave it empty to practise.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="by_hand"
# ### Met de hand: W1 tot en met W4
#
# Pak papier en een pen. Schrijf bij W2 eerst op wat je verwacht: een score boven of onder 3? Reken
# daarna. Elke persoon heeft een code, zoals P0005. Namen zijn er niet.

# %% [markdown] lang="en" name="by_hand"
# ### By hand: W1 to W4
#
# Take paper and a pen. With W2, first write down what you expect: a score above or below 3? Then do
# the sum. Every person has a code, such as P0005. There are no names.

# %% question="M2.W1"

# %% name="help"
# nl: Hulpcel: verander W1 in de vraag waar je bent. Elke keer lees je de volgende van drie hints.
# en: Help cell: change W1 into your question. Each time you read the next of three hints.
from quickscan_sim.lesson import hint

hint("M2.W1")

# %% question="M2.W2"

# %% question="M2.W3"

# %% question="M2.W4"

# %% [markdown] lang="nl" name="predict_wijk"
# ### Jouw wijk in getallen: W5 tot en met W7
#
# **Eerst voorspellen.** Dubbelklik en vul in.
#
# - Van de vier thema's scoort mijn wijk het laagst op: …
# - Dat denk ik, want: …

# %% [markdown] lang="en" name="predict_wijk"
# ### Your neighbourhood in numbers: W5 to W7
#
# **Predict first.** Double-click and fill in.
#
# - Of the four themes my neighbourhood scores lowest on: …
# - I think so, because: …

# %% [markdown] lang="nl" name="with_code"
# **Nu rekent de computer.** Voer de twee cellen uit. De eerste maakt een tabel met een rij per
# persoon en thema. Staat er NaN? Dan heeft die persoon geen score. De sectoren staan er met een
# Engelse code, zoals social_team voor sociaal team.
#
# De tweede cel vat de scores samen. Onder **count** staat n, het aantal mensen met een score. Onder
# **mean** staat het gemiddelde. In W5, W6 en W7 zie je dezelfde code. Die hoef je niet te typen:
# lees deze tabellen.

# %% [markdown] lang="en" name="with_code"
# **Now the computer does the sums.** Run the two cells. The first makes a table with a row per
# person and theme. Does it say NaN? Then that person has no score. The themes have Dutch codes,
# such as signaleren for noticing.
#
# The second cell sums up the scores. Under **count** stands n, the number of people with a score.
# Under **mean** stands the mean. In W5, W6 and W7 you see the same code. You need not type it: read
# these tables.

# %% name="scores" objectives="M2.c"
# nl: Maak de scores van jouw wijk en kijk naar de eerste vijf rijen.
# en: Make the scores of your neighbourhood and look at the first five rows.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
scores.head()

# %% name="summary" objectives="M2.c"
# nl: Tel en middel de scores per thema.
# en: Count the scores and take their mean for each theme.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
scores.groupby("theme")["score"].agg(["count", "mean"]).round(2)

# %% question="M2.W5"

# %% question="M2.W6"

# %% [markdown] lang="nl" name="one_sector"
# **Rekencel voor W7.** Voer de cel uit. Lees daarna W7. Vraagt W7 een andere sector? Verander dan
# hier het woord tussen de aanhalingstekens. Voer de cel nog eens uit.

# %% [markdown] lang="en" name="one_sector"
# **A cell for W7.** Run the cell. Then read W7. Does W7 ask for another sector? Then change the
# word between the quotation marks here. Run the cell once more.

# %% name="sector_cell"
# nl: Verander alleen het woord social_team.
# en: Change the word social_team only.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
of_sector = scores[scores["sector"] == "social_team"]
of_sector.groupby("theme")["score"].agg(["count", "mean"]).round(2)

# %% question="M2.W7"

# %% [markdown] lang="nl" name="explain_wijk"
# **Nu uitleggen.** Dubbelklik en vul in.
#
# - Mijn voorspelling over het laagste thema klopte wel of niet: …
# - Zo zeg ik het tegen een collega, in één zin met n: …

# %% [markdown] lang="en" name="explain_wijk"
# **Now explain.** Double-click and fill in.
#
# - My prediction about the lowest theme was right or wrong: …
# - This is how I tell a colleague, in one sentence with n: …

# %% [markdown] lang="nl" name="reading"
# ### Lezen en beslissen: W9, W11 en W12
#
# Hier reken je niet. Je beslist wat je mag zeggen.

# %% [markdown] lang="en" name="reading"
# ### Read and decide: W9, W11 and W12
#
# No sums here. You decide what you may say.

# %% question="M2.W9"

# %% question="M2.W11"

# %% question="M2.W12"

# %% [markdown] lang="nl" name="extra"
# ### Extra: W8, W10 en W13
#
# Nog drie vragen, voor wie verder wil of voor thuis.
#
# **Sla je dit over?** Bewaar met **Ctrl+S**. Open daarna `M2_3_opdracht`.

# %% [markdown] lang="en" name="extra"
# ### Extra: W8, W10 and W13
#
# Three more questions, for whoever wants to go on, or for at home.
#
# **Leave this out?** Save with **Ctrl+S**. Then open `M2_3_assignment`.

# %% [markdown] lang="nl" name="all_scores"
# **Rekencel voor W8.** Voer de cel uit. Je ziet hoeveel mensen per thema onder 3 scoren. Wil je een
# andere grens zien? Verander dan de 3, en zet haar weer terug.

# %% [markdown] lang="en" name="all_scores"
# **A cell for W8.** Run the cell. You see for each theme how many people score below 3. Would you
# like to see another limit? Then change the 3, and put it back.

# %% name="below_cell"
# nl: Kies de scores onder 3, en tel ze per thema.
# en: Choose the scores below 3, and count them for each theme.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
below = scores[scores["score"] < 3]
below.groupby("theme")["score"].agg(["count"])

# %% question="M2.W8"

# %% question="M2.W10"

# %% [markdown] lang="nl" name="own_function"
# **W13: zelf programmeren.** Deze vraag geeft geen punten. Reken op een kwartier. Stap 1 tot en met
# 3 staan er al. Lees eerst de vraag. Zet daarna stap 4 en 5 op de plek van de laatste regel.

# %% [markdown] lang="en" name="own_function"
# **W13: write code yourself.** This question gives no points. It takes a quarter of an hour. Steps
# 1 to 3 are there already. Read the question first. Then put steps 4 and 5 in place of the last
# line.


# %% name="function_start"
# nl: Dit zijn stap 1 tot en met 3. Vervang de laatste regel door stap 4 en 5.
# en: These are steps 1 to 3. Replace the last line by steps 4 and 5.
def theme_score(answers, reversed_sentences):
    counted = []
    for place, answer in enumerate(answers):
        if answer != 9 and answer is not None:
            counted.append(6 - answer if reversed_sentences[place] else answer)
    n_applies = len(answers) - answers.count(9)
    return counted, n_applies


# %% question="M2.W13"

# %% [markdown] part="assignment" lang="nl" name="assignment"
# # M2 Scoren: opdracht
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# ## Opdracht
#
# **70 minuten, 30 punten.** De computer kijkt 24 punten na. Je docent leest de tekst van A10: dat
# zijn 6 punten.
#
# **Korte route, 30 minuten, 15 punten:** maak A2, A5, A6 en A10.
#
# Bij A1, A3 en A4 legt `check` een fout meteen uit. Bij de andere kijkt `check` alleen naar de
# vorm. Dan weet je dat je antwoord leesbaar is. Of het klopt, hoor je later.

# %% [markdown] lang="en" name="assignment"
# # M2 Scoring: assignment
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# ## Assignment
#
# **70 minutes, 30 points.** The computer marks 24 points. Your lecturer reads the text of A10: that
# is 6 points.
#
# **Short route, 30 minutes, 15 points:** do A2, A5, A6 and A10.
#
# With A1, A3 and A4 `check` explains a mistake at once. With the others `check` looks at the form
# only. Then you know that your answer can be read. Whether it is right, you hear later.

# %% name="open_assignment"
# nl: Open je wijk. Typ je persoonlijke code, of laat het leeg voor de oefenwijk.
# en: Open your neighbourhood. Type your personal code, or leave it empty to practise.
from quickscan_sim.lesson import open_my_wijk, score_themes

my_scan = open_my_wijk("", "nl")
scores = score_themes(my_scan)

# %% [markdown] lang="nl" name="forms"
# ### Formulieren: A1 en A2
#
# Pak papier. Reken A1 met de hand. Bij A2 reken je niet: je beslist wie een score krijgt. Kijk daar
# eerst snel naar de tabel. Hoeveel van de zes formulieren tellen mee, denk je? Schrijf dat op
# papier.

# %% [markdown] lang="en" name="forms"
# ### Forms: A1 and A2
#
# Take paper. Do A1 by hand. With A2 you do no sums: you decide who gets a score. Look quickly at
# its table first. How many of the six forms count, do you think? Write that on your paper.

# %% question="M2.A1"

# %% name="help_assignment"
# nl: Hulpcel: verander A1 in de vraag waar je bent. Elke keer lees je de volgende van drie hints.
# en: Help cell: change A1 into your question. Each time you read the next of three hints.
from quickscan_sim.lesson import hint

hint("M2.A1")

# %% question="M2.A2"

# %% [markdown] lang="nl" name="own_numbers"
# ### Jouw wijk: A3 en A4
#
# 1. Voer eerst de cel met A3 uit en lees de vraag.
# 2. Kopieer uit A3 de code die begint met `scores.groupby`. Neem de punt erachter niet mee.
# 3. Plak die code in de lege cel hieronder. Voer de cel uit.
#
# De tabel die je dan ziet, gebruik je voor A3 én A4.

# %% [markdown] lang="en" name="own_numbers"
# ### Your neighbourhood: A3 and A4
#
# 1. First run the cell with A3 and read the question.
# 2. Copy from A3 the code that begins with `scores.groupby`. Leave out the full stop after it.
# 3. Paste that code in the empty cell below. Run the cell.
#
# The table that you see then is for both A3 and A4.

# %% name="table_cell"
# nl: Plak op de volgende regel de code uit A3 die begint met scores.groupby.
# en: Paste on the next line the code of A3 that begins with scores.groupby.

# %% question="M2.A3"

# %% question="M2.A4"

# %% [markdown] lang="nl" name="what_may_be_said"
# ### Wat mag je zeggen? A5 tot en met A9
#
# Doe de stappen van een vraag een voor een. Schrijf bij A9 eerst op papier welk thema je verwacht.

# %% [markdown] lang="en" name="what_may_be_said"
# ### What may you say? A5 to A9
#
# Take the steps of a question one by one. With A9, first write down which theme you expect.

# %% question="M2.A5"

# %% question="M2.A6"

# %% question="M2.A7"

# %% question="M2.A8"

# %% question="M2.A9"

# %% [markdown] lang="nl" name="to_a_team"
# ### Voor een teamleider: A10
#
# Nu leg je een getal uit aan iemand die ermee moet werken. Kijk voor jouw eigen cijfer in het
# werkblad of bij A3. Schrijf er n bij. Typ je tekst in het vak onder de vraag.

# %% [markdown] lang="en" name="to_a_team"
# ### For a team leader: A10
#
# Now you explain a number to somebody who has to work with it. For your own figure look in the
# worksheet or at A3. Write n with it. Type your text in the box below the question.

# %% question="M2.A10"

# %% [markdown] lang="nl" name="hand_in"
# ### Inleveren
#
# 1. Kies **Run** en dan **Restart Kernel and Run All Cells**.
# 2. Lees je bij jouw vragen nog "Nog geen antwoord" of een oranje vak? Maak dat eerst af.
# 3. Bewaar met **Ctrl+S** en lever dit bestand in.
# 4. Open daarna `M2_4_gesprek`.

# %% [markdown] lang="en" name="hand_in"
# ### Hand in
#
# 1. Choose **Run** and then **Restart Kernel and Run All Cells**.
# 2. Does one of your questions say "No answer yet", or show an orange box? Finish that first.
# 3. Save with **Ctrl+S** and hand in this file.
# 4. Then open `M2_4_talk`.

# %% [markdown] part="talk" lang="nl" name="talk"
# # M2 Scoren: gesprek
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# **20 minuten**, met drie tot vijf studenten. Het gesprek duurt 15 minuten. De reflectie duurt 5
# minuten.
#
# **Korte route, 10 minuten:** bespreek vraag 1, 3 en 5. Maak de reflectie thuis.
#
# Spreek vooraf af: wat iemand vertelt, blijft hier. Passen mag altijd. Ieder noemt alleen cijfers
# van vijf mensen of meer. Eén van jullie leest voor, een ander let op de tijd.

# %% [markdown] lang="en" name="talk"
# # M2 Scoring: talk
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# **20 minutes**, with three to five students. The talk takes 15 minutes. The reflection takes 5
# minutes.
#
# **Short route, 10 minutes:** discuss questions 1, 3 and 5. Do the reflection at home.
#
# Agree beforehand: what somebody shares stays here. You may always pass. Everybody only quotes
# figures of five people or more. One of you reads aloud, another keeps an eye on the time.

# %% [markdown] lang="nl" name="describe"
# ## Beschrijven
#
# 1. Welk cijfer van jouw wijk viel je op? Hoeveel mensen zitten erachter?
# 2. Vergelijk hetzelfde thema in jullie wijken. Welke verschillen kunnen ook toeval zijn?
#
# ## Begrijpen
#
# 3. Iemand vergat het omkeren. Wie merkt die fout het eerst, en wie het laatst? Denk aan een team,
#    een gezin en de gemeente.
# 4. Wanneer geef je liever geen cijfer? Hoe leg je dat uit aan een wethouder?
#
# ## Oorzaken
#
# 5. Zeven van de tien leerkrachten vinden armoede moeilijk te zien. Welke **regel, wachttijd of
#    route** maakt zien of helpen lastig? Noem iets waar een leerkracht zelf niet over gaat.
# 6. Wat zou een **ervaringsdeskundige** aan deze vragenlijst veranderen? Hoe vraag je het haar of
#    hem, en hoe betaal je die tijd?

# %% [markdown] lang="en" name="describe"
# ## Describe
#
# 1. Which number of your neighbourhood struck you? How many people are behind it?
# 2. Compare the same theme in your neighbourhoods. Which differences may also be chance?
#
# ## Understand
#
# 3. Somebody forgot to turn a sentence around. Who notices that mistake first, and who last? Think
#    of a team, a family and the municipality.
# 4. When do you rather give no number? How do you explain that to an alderman?
#
# ## Causes
#
# 5. Seven in ten teachers find poverty hard to see. Which **rule, waiting time or route** makes
#    seeing or helping hard? Name something that a teacher does not decide on.
# 6. What would an **expert by experience** change in this questionnaire? How do you ask her or him,
#    and how do you pay for that time?

# %% [markdown] lang="nl" name="remember"
# ## Kernpunten
#
# - Keer omgekeerde zinnen om. Laat n.v.t. en open zinnen weg. Neem dan het gemiddelde.
# - Een score vraagt minstens de helft van de zinnen die gelden.
# - Noem bij elk cijfer n. Kijk ook naar de spreiding.
# - Een score onder 1 of boven 5 bestaat niet.
#
# ## Pas op
#
# - "Het gemiddelde is 3,0, dus iedereen zit in het midden." Het kunnen twee kampen zijn.
# - "Niets ingevuld is nul punten." Nee: je weet het antwoord niet.
# - "Deze sector doet haar werk slecht." Een score zegt niet waardoor iets zo is.
#
# ## Taal en zorgvuldigheid
#
# Zeg "gezinnen met een laag inkomen" of "mensen met geldzorgen". Praat over wat professionals en
# organisaties kunnen doen. Noem ook de regels die dat moeilijk maken. Een groep van minder dan vijf
# mensen noem je niet apart.
#
# ## Reflectie voor je portfolio
#
# Schrijf vijf zinnen. Dubbelklik en vul in.
#
# - Deze fout maakte ik, of maakte ik bijna: …
# - Dit had een team of een gezin daarvan gemerkt: …
# - Dit spreek ik de volgende keer vooraf af: …

# %% [markdown] lang="en" name="remember"
# ## Remember
#
# - Turn reversed sentences around. Leave out n.v.t. and open sentences. Then take the mean.
# - A score asks for at least half of the sentences that apply.
# - With every figure give n. Look at the spread too.
# - A score below 1 or above 5 does not exist.
#
# ## Watch out
#
# - "The mean is 3.0, so everybody is in the middle." It may be two camps.
# - "Nothing filled in is zero points." No: you do not know the answer.
# - "This sector does its work badly." A score does not say why something is so.
#
# ## Words and care
#
# Say "families on a low income" or "people with money worries". Speak of what professionals and
# organisations can do. Also name the rules that make it hard. A group of fewer than five people is
# not named apart.
#
# ## Reflection for your portfolio
#
# Write five sentences. Double-click and fill in.
#
# - This is the mistake I made, or almost made: …
# - This is what a team or a family would have noticed of it: …
# - This is what I agree on beforehand next time: …
