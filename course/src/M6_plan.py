# ---
# jupyter:
#   module: M6
#   notebooks:
#     explore:
#       nl: M6_1_verkenning
#       en: M6_1_explore
#     worksheet:
#       nl: M6_2_werkblad
#       en: M6_2_worksheet
#     assignment:
#       nl: M6_3_opdracht
#       en: M6_3_assignment
#     talk:
#       nl: M6_4_gesprek
#       en: M6_4_talk
# ---

# %% [markdown] part="explore" lang="nl" name="title"
# # M6 Van cijfers naar verbeterplan: verkenning
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# **Vooraf.** Deze les gaat over leven met weinig geld. Sommige deelnemers leven of leefden zelf
# in armoede. Niemand hoeft daar iets over te vertellen. Kijk je liever mee? Dat is ook een taak:
# je schrijft op wat je hoort. Stoppen of passen mag altijd.
#
# **30 minuten.** Je voorspelt, je probeert en je legt uit. Dat doe je drie keer.
#
# - Openen en lezen: 3 minuten. *Korte route: doen.*
# - Deel 1, van bevinding naar stap: 7 minuten. *Korte route: doen.*
# - Deel 2, de rondetafel: 15 minuten. *Korte route: doen, in 10 minuten.*
# - Deel 3, plan of toeval: 5 minuten. *Korte route: overslaan.*
#
# De **korte route** door de hele module duurt 90 minuten. Dat is verkenning 20, werkblad 20,
# opdracht 35 en gesprek 15.

# %% [markdown] lang="en" name="title"
# # M6 From figures to improvement plan: explore
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# **Before you start.** This lesson is about living on little money. Some participants live or
# lived in poverty. Nobody has to share anything about that. Would you rather watch? That is a
# task too: you write down what you hear. You may always stop or pass.
#
# **30 minutes.** You predict, you try and you explain. You do that three times.
#
# - Opening and reading: 3 minutes. *Short route: do it.*
# - Part 1, from finding to step: 7 minutes. *Short route: do it.*
# - Part 2, the round table: 15 minutes. *Short route: do it, in 10 minutes.*
# - Part 3, plan or chance: 5 minutes. *Short route: leave it out.*
#
# The **short route** through the whole module takes 90 minutes. That is explore 20, worksheet 20,
# assignment 35 and talk 15.

# %% name="open"
# nl: Open je wijk. Typ je persoonlijke code tussen de eerste aanhalingstekens.
# nl: Heb je geen code? Laat het leeg. Dan opent de oefenwijk.
# en: Open your neighbourhood. Type your personal code between the first quotation marks.
# en: No code? Leave it empty. Then the practice neighbourhood opens.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="why"
# ## Waarom dit ertoe doet
#
# In Schiedam helpt Leergeld kinderen om mee te doen als er thuis weinig geld is. Een jaar lang
# kregen gezinnen daar een brief over. Voor dat jaar bereikte het fonds 69 procent van de groep
# waarvoor het er is. Daarna was het 78 procent. Dat stond in
# [Schiedam24](https://schiedam24.nl/artikel/fors-meer-kinderen-profiteren-van-leergeld-en-jeugdfonds).
#
# Dat is een plan met een getal vooraf, een stap en een getal achteraf. Toch weet je niet zeker
# dat het door de brief kwam. Ook past dezelfde brief niet overal. In Maassluis was het
# al 99 procent.
#
# Een getal helpt nog niemand. Mensen kiezen wat ze ermee doen. Kiezen ze zonder de gezinnen? Dan
# past het plan vaak niet, en wachten gezinnen nog langer.
#
# ## Je kunt straks
#
# <!-- objectives -->
#
# ## Nodig
#
# Pen, papier en je antwoorden van M2 en M5. Je hoeft niet te programmeren. Klik in een grijze cel
# en druk op **Shift+Enter**. Ben je de weg kwijt? Kies **Run**, dan **Restart Kernel and Run All
# Cells**.

# %% [markdown] lang="en" name="why"
# ## Why this matters
#
# In Schiedam, a fund called Leergeld helps children to take part when there is little money at
# home. For a year, families got a letter about it. Before that year the fund reached 69 per cent of
# the group it is there for. After it, 78 per cent. That was in
# [Schiedam24](https://schiedam24.nl/artikel/fors-meer-kinderen-profiteren-van-leergeld-en-jeugdfonds).
#
# That is a plan with a number before, a step and a number after. Still you do not know for sure
# that the letter did it. Nor does the same letter fit everywhere. In Maassluis it was 99 per
# cent already.
#
# A number alone helps nobody. People choose what they do with it. Do they choose without the
# families? Then the plan often does not fit, and families wait even longer.
#
# ## Afterwards you can
#
# <!-- objectives -->
#
# ## What you need
#
# A pen, paper and your answers of M2 and M5. You do not need to program. Click in a grey cell and
# press **Shift+Enter**. Lost your way? Choose **Run**, then **Restart Kernel and Run All Cells**.

# %% [markdown] lang="nl" name="predict_advice"
# ## Voorspel 1: van bevinding naar stap
#
# Een **bevinding** is iets wat opvalt in de gegevens. Stel: twee organisaties noemen elkaar niet.
# Of één sector scoort lager dan de rest. Dubbelklik op deze tekst en vul in.
#
# - Dit kan de oorzaak zijn: …
# - Mijn eerste stap zou zijn: …

# %% [markdown] lang="en" name="predict_advice"
# ## Predict 1: from finding to step
#
# A **finding** is something that stands out in the data. Suppose two organisations do not name
# each other. Or one sector scores lower than the rest. Double-click this text and fill it in.
#
# - This may be the cause: …
# - My first step would be: …

# %% [markdown] lang="nl" name="try_advice"
# ## Probeer 1: de Adviesbouwer
#
# Voer de cel uit.
#
# 1. Kies bij **1. Bevinding** iets wat nog niet goed gaat. Vink onder 2 aan wat je eerst zou
#    nagaan.
# 2. Lees onder 3 de opties naast elkaar. Er staat *u*: ze zijn voor professionals geschreven. Kies
#    er één bij **4. Optie**.
# 3. Daaronder staan nu het **effect** en het **risico**. Kies een andere optie. Wat verandert er?
# 4. Klik in **5. Tekst om te kopiëren**. Druk op **Ctrl+A** en **Ctrl+C**. Plak de tekst met
#    **Ctrl+V** in de cel van **Leg uit 1**. Zo raak je hem niet kwijt.

# %% [markdown] lang="en" name="try_advice"
# ## Try 1: the advice builder
#
# Run the cell.
#
# 1. At **1. Finding**, choose something that does not go well yet. Below 2, tick what you would
#    check first.
# 2. Below 3, read the options side by side. Choose one at **4. Option**.
# 3. Now the **effect** and the **risk** stand below it. Choose another option. What changes?
# 4. Click in **5. Text to copy**. Press **Ctrl+A** and **Ctrl+C**. Paste the text with **Ctrl+V**
#    into the cell of **Explain 1**. Then you do not lose it.

# %% name="advice" objectives="M6.a"
# nl: Ga van een bevinding naar een mogelijke stap.
# en: Go from a finding to a possible step.
from quickscan_sim.lesson import show_advice

show_advice(my_scan)

# %% [markdown] lang="nl" name="explain_advice" objectives="M6.f"
# ## Leg uit 1: van bevinding naar stap
#
# Een bevinding zegt **wat** er is. Ze zegt niet **waardoor**. Daarom vraag je eerst na wat er
# speelt: is er geen tijd, geen afspraak, een regel die niet past? De volgorde van de opties is een
# voorstel. Een training past alleen als kennis ontbreekt.
#
# Een plan heeft drie lezers. Elk kan iets anders doen. Dubbelklik en vul in.
#
# - Mijn bevinding, hoeveel mensen antwoordden, en hoe zeker die is: …
# - De instelling (de baas) kan zorgen voor: …
# - De professional kan morgen: …
# - De gemeente kan deze regel, tijd of plek veranderen: …
# - De tekst uit de Adviesbouwer: …

# %% [markdown] lang="en" name="explain_advice" objectives="M6.f"
# ## Explain 1: from finding to step
#
# A finding says **what** there is. It does not say **why**. So first you ask what is going on: is
# there no time, no agreement, a rule that does not fit? The order of the options is a proposal.
# Training only fits when knowledge is missing.
#
# A plan has three readers. Each can do something else. Double-click and fill in.
#
# - My finding, how many people answered, and how sure it is: …
# - The organisation (the manager) can see to: …
# - The professional can, tomorrow: …
# - The municipality can change this rule, time or place: …
# - The text of the advice builder: …

# %% [markdown] lang="nl" name="predict_seats"
# ## Voorspel 2: wie kiest er mee?
#
# Aan een **rondetafel** praten mensen uit de wijk over de uitkomsten. Er zijn zes stoelen. Ieder
# weet iets wat de anderen niet weten. Dubbelklik en vul in.
#
# - Dit weet een vrijwilliger wel en een wethouder niet: …
# - Zonder deze persoon zou ik niet kiezen: …

# %% [markdown] lang="en" name="predict_seats"
# ## Predict 2: who chooses?
#
# At a **round table** people of the neighbourhood talk about the results. There are six chairs.
# Everybody knows something that the others do not know. Double-click and fill in.
#
# - A volunteer knows this and an alderman does not: …
# - I would not choose without this person: …

# %% [markdown] lang="nl" name="try_seats"
# ## Probeer 2: zes stoelen
#
# Doe dit met drie tot vijf mensen, in **15 minuten**.
#
# **Zet klaar, 3 minuten.**
#
# 1. Ieder opent **dezelfde wijk** op een eigen scherm. Typ allemaal de groepscode van je docent in
#    de eerste cel. Is er geen groepscode? Laat de code dan allemaal leeg. Voer eerst die cel uit,
#    en daarna de cel hieronder.
# 2. Kies bij **Stoel** ieder een andere. Eén van jullie neemt **S5**. De anderen nemen S1, S2 en
#    verder. Een stoel die over is, doet niet mee.
# 3. **S6 blijft leeg.** Die stoel is voor een echte **ervaringsdeskundige**: iemand die zelf in
#    armoede leefde en met die ervaring werkt. Niemand speelt die na. Laat ook het vakje daarover
#    leeg.
# 4. Vink **Laat zien wat alleen deze stoel weet** aan en lees. Houd je scherm voor jezelf. Wat
#    onder **Alleen voor deze stoel** staat, vertel je pas als iemand ernaar vraagt.
#
# **Praat drie rondes van vier minuten.** S5 zit voor. Praat er iemand? Dan kiest S5 die stoel en
# drukt op de knop, zoals **S2 spreekt**. Na ronde 1 en 2 drukt S5 op **Volgende ronde**.
#
# - Ronde 1: zeg wie je bent. Wat herken je in de cijfers op je kaart?
# - Ronde 2: stel de vraag van je kaart aan een ander. S5 leest één vraag van S6 voor, van
#   onderaan.
# - Ronde 3: kies samen één doel. Zeg ook wie bezwaar heeft.
#
# Ben je alleen? Lees dan de kaarten één voor één. Zijn jullie met meer dan acht? Maak tafels van
# vier. Na elke ronde blijft één gastheer zitten. De anderen schuiven door.

# %% [markdown] lang="en" name="try_seats"
# ## Try 2: six chairs
#
# Do this with three to five people, in **15 minutes**.
#
# **Get ready, 3 minutes.**
#
# 1. Everybody opens **the same neighbourhood** on a screen of their own. In the first cell all
#    type the group code of your lecturer. No group code? Then all leave the code empty. First run
#    that cell, and then the cell below.
# 2. At **Seat** everybody chooses another one. One of you takes **S5**. The others take S1, S2 and
#    so on. A seat that is left does not take part.
# 3. **S6 stays empty.** That chair is for a real **expert by experience**: somebody who lived in
#    poverty and works with that experience. Nobody plays that part. Leave the box about it empty
#    too.
# 4. Tick **Show what only this seat is told** and read. Keep your screen to yourself. What stands
#    below **For this seat only**, you tell when somebody asks for it, and not before.
#
# **Talk for three rounds of four minutes.** S5 is in the chair. Does somebody talk? Then S5
# chooses that seat and presses the button, such as **S2 speaks**. After rounds 1 and 2 S5 presses
# **Next round**.
#
# - Round 1: say who you are. What do you recognise in the figures on your card?
# - Round 2: ask somebody the question on your card. S5 reads out one question of S6, from the
#   bottom.
# - Round 3: choose one goal together. Also say who objects.
#
# Are you alone? Read the cards one by one. More than eight people? Make tables of four. After each
# round one host stays. The others move on.

# %% name="seats" objectives="M6.b M6.d"
# nl: Neem een stoel en lees je kaart.
# en: Take a chair and read your card.
from quickscan_sim.lesson import show_seats

show_seats(my_scan, rounds=3)

# %% [markdown] lang="nl" name="explain_seats"
# ## Leg uit 2: wie kiest er mee?
#
# De cijfers waren voor iedereen gelijk. Toch wist elke stoel iets anders. Dat kwam pas op tafel
# als iemand ernaar vroeg. De vragen van de lege stoel bleven open. Daarom vraag je een
# ervaringsdeskundige **vanaf de eerste keer**, met een eigen taak en betaald.
#
# Dubbelklik en vul in.
#
# - Ons doel, en wie bezwaar had: …
# - Deze vraag van de lege stoel kan ons doel veranderen: …

# %% [markdown] lang="en" name="explain_seats"
# ## Explain 2: who chooses?
#
# The figures were the same for everybody. Still each chair knew something else. It only came on
# the table when somebody asked. The questions of the empty chair stayed open. So you ask an expert
# by experience **from the first meeting**, with a task of their own and paid.
#
# Double-click and fill in.
#
# - Our goal, and who objected: …
# - This question of the empty chair may change our goal: …

# %% [markdown] lang="nl" name="predict_chance"
# ## Voorspel 3: komt het door het plan?
#
# *Korte route: ga door naar het werkblad.*
#
# Acht verzonnen teams vullen de vragen twee keer in. Er zit een jaar tussen. Voor het laagste team
# is er een plan, maar dat plan doet **niets**. We doen dat jaar tien keer over. Dubbelklik en vul
# in.
#
# - In zoveel van de tien jaren scoort het laagste team de tweede keer hoger: …

# %% [markdown] lang="en" name="predict_chance"
# ## Predict 3: was it the plan?
#
# *Short route: go on to the worksheet.*
#
# Eight invented teams answer the questions twice. A year lies between. There is a plan for the
# lowest team, but that plan does **nothing**. We repeat that year ten times. Double-click and fill
# in.
#
# - In so many of the ten years the lowest team scores higher the second time: …

# %% [markdown] lang="nl" name="try_chance"
# ## Probeer 3: de tijdmachine
#
# Voer de cel uit. Laat **Echt effect** op 0 staan en lees de zin onder de schuiven. Druk een paar
# keer op **Nog tien keer hetzelfde jaar**. Zet **Echt effect** daarna op 0,30. Schuif ook met
# **Mensen per team**. Wat doet dat met de grijze lijnen? Zo'n lijn is een interval. De andere
# schuiven laat je staan.

# %% [markdown] lang="en" name="try_chance"
# ## Try 3: the time machine
#
# Run the cell. Leave **True effect** at 0 and read the sentence below the sliders. Press **Ten
# times the same year again** a few times. Then put **True effect** at 0.30. Also move **People per
# team**. What does that do to the grey lines? Such a line is an interval. Leave the other sliders
# alone.

# %% name="time_machine" objectives="M6.e"
# nl: Meet twee keer, en kijk wat toeval doet.
# en: Measure twice, and see what chance does.
from quickscan_sim.lesson import show_before_after

show_before_after()

# %% [markdown] lang="nl" name="explain_chance"
# ## Leg uit 3: komt het door het plan?
#
# Het laagste team gaat vaak **vanzelf** omhoog. De eerste keer had het vaak ook pech. Ook een
# plan dat niets doet, lijkt dan te werken. Andersom kan een plan dat werkt, klein lijken. Bij
# weinig mensen is het interval breed. Dan weet je het nog niet.
#
# Schrijf daarom nu al op wat je telt, hoe het nu staat en wanneer je opnieuw kijkt. Dubbelklik en
# vul in.
#
# - Mijn voorspelling klopte wel of niet, want: …
# - Dit mag een lezer van mijn plan niet concluderen: …
#
# **Klaar?** Bewaar met **Ctrl+S**. Open daarna `M6_2_werkblad`.

# %% [markdown] lang="en" name="explain_chance"
# ## Explain 3: was it the plan?
#
# The lowest team often goes up **by itself**. The first time it often had bad luck too. Then even
# a plan that does nothing seems to work. The other way round, a plan that works may look small.
# With few people the interval is wide. Then you do not know yet.
#
# So write down now what you count, how it stands today and when you look again. Double-click and
# fill in.
#
# - My prediction was right or wrong, because: …
# - A reader of my plan may not conclude this: …
#
# **Done?** Save with **Ctrl+S**. Then open `M6_2_worksheet`.

# %% [markdown] part="worksheet" lang="nl" name="worksheet"
# # M6 Van cijfers naar verbeterplan: werkblad
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# ## Werkblad
#
# **30 minuten.** Je maakt elf vragen. Kom je tijd tekort? Maak W9 tot en met W11 dan thuis.
#
# **Korte route, 20 minuten:** maak W1, W2, W4, W5 en W8.
#
# Zo werkt elke vraag:
#
# 1. Voer de eerste cel uit en lees de vraag.
# 2. Typ je antwoord op de plek van de puntjes. Voer die cel uit.
# 3. Voer de cel met `check` uit. Klopt je antwoord nog niet? Dan lees je hoe dat komt.
#
# Wil je hulp? Na W1 staat een hulpcel. Je mag zo vaak proberen als je wilt.

# %% [markdown] lang="en" name="worksheet"
# # M6 From figures to improvement plan: worksheet
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# ## Worksheet
#
# **30 minutes.** You do eleven questions. Short of time? Then do W9 to W11 at home.
#
# **Short route, 20 minutes:** do W1, W2, W4, W5 and W8.
#
# Each question works like this:
#
# 1. Run the first cell and read the question.
# 2. Type your answer in place of the dots. Run that cell.
# 3. Run the cell with `check`. Is your answer not right yet? Then you read how that comes.
#
# Need help? After W1 stands a help cell. You may try as often as you like.

# %% name="open_worksheet"
# nl: Open je wijk. Typ je persoonlijke code, of laat het leeg voor de oefenwijk.
# en: Open your neighbourhood. Type your personal code, or leave it empty to practise.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="reading"
# ### Van bevinding naar stap: W1 tot en met W3
#
# *Korte route: sla W3 over.*

# %% [markdown] lang="en" name="reading"
# ### From finding to step: W1 to W3
#
# *Short route: leave out W3.*

# %% question="M6.W1"

# %% name="help"
# nl: Hulpcel: verander W1 in de vraag waar je bent. Elke keer lees je de volgende van drie hints.
# en: Help cell: change W1 into your question. Each time you read the next of three hints.
from quickscan_sim.lesson import hint

hint("M6.W1")

# %% question="M6.W2"

# %% question="M6.W3"

# %% [markdown] lang="nl" name="goals"
# ### Doel, mensen en taal: W4 tot en met W6
#
# *Korte route: sla W6 over.*

# %% [markdown] lang="en" name="goals"
# ### Goal, people and words: W4 to W6
#
# *Short route: leave out W6.*

# %% question="M6.W4"

# %% question="M6.W5"

# %% question="M6.W6"

# %% [markdown] lang="nl" name="small_groups"
# ### Kleine groepen: W7
#
# *Korte route: ga door naar W8.*
#
# Nu telt de computer. Voer de cel uit. Links staat het thema, dan de sector, dan hoeveel mensen
# een score hebben. De namen in de tabel zijn Engelse codes. In `primary_school` zit bijvoorbeeld
# het basisonderwijs. Een sector zonder mensen met een score staat er niet bij.

# %% [markdown] lang="en" name="small_groups"
# ### Small groups: W7
#
# *Short route: go on to W8.*
#
# Now the computer counts. Run the cell. On the left is the theme, then the sector, then how many
# people have a score. The codes of the themes are Dutch: `stimuleren` is Encouraging. A sector
# without people with a score is not listed.

# %% name="people_per_sector"
# nl: Tel de mensen met een score, per thema en sector.
# en: Count the people with a score, for each theme and sector.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
scores.groupby(["theme", "sector"])["score"].count()

# %% question="M6.W7"

# %% [markdown] lang="nl" name="starting"
# ### Beginnen en afspreken: W8 tot en met W11
#
# *Korte route: maak alleen W8.*

# %% [markdown] lang="en" name="starting"
# ### Begin and agree: W8 to W11
#
# *Short route: do W8 only.*

# %% question="M6.W8"

# %% question="M6.W9"

# %% question="M6.W10"

# %% question="M6.W11"

# %% [markdown] lang="nl" name="on_to_assignment"
# **Klaar?** Bewaar met **Ctrl+S**. Open daarna `M6_3_opdracht`.

# %% [markdown] lang="en" name="on_to_assignment"
# **Done?** Save with **Ctrl+S**. Then open `M6_3_assignment`.

# %% [markdown] part="assignment" lang="nl" name="assignment"
# # M6 Van cijfers naar verbeterplan: opdracht
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# ## Opdracht
#
# **120 minuten, 40 punten.** Eerst de cijfers (25 minuten), dan het plan (80 minuten). Daarna lees
# je het plan van een ander (15 minuten). Kom je tijd tekort? Schrijf het plan thuis af.
#
# Bij A1 en A2 legt `check` de fout meteen uit. Bij A3 tot en met A5 kijkt `check` alleen naar de
# vorm. Je docent kijkt die na, en leest je plan.
#
# **Samen of alleen?** Typ hier je **eigen** code. Kreeg je groep van de docent een groepscode? Typ
# dan allemaal die. Leen geen code van een ander: dan passen je antwoorden niet bij jouw wijk.
#
# **Korte route, 35 minuten:** maak A1, A2 en A4. Vul dan samen één rij van het plan in (stap 3).
# Het plan zelf schrijf je later, alleen of met je groep.

# %% [markdown] lang="en" name="assignment"
# # M6 From figures to improvement plan: assignment
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# ## Assignment
#
# **120 minutes, 40 points.** First the figures (25 minutes), then the plan (80 minutes). After that
# you read the plan of somebody else (15 minutes). Short of time? Finish the plan at home.
#
# With A1 and A2 `check` explains the mistake at once. With A3 to A5 `check` only looks at the form.
# Your lecturer marks those, and reads your plan.
#
# **Together or alone?** Type your **own** code here. Did your group get a group code from the
# lecturer? Then all of you type that. Do not borrow a code: then your answers do not fit your
# neighbourhood.
#
# **Short route, 35 minutes:** do A1, A2 and A4. Then fill in one row of the plan together (step 3).
# The plan itself you write later, alone or with your group.

# %% name="open_assignment"
# nl: Open je wijk. Typ je persoonlijke code, of laat het leeg voor de oefenwijk.
# en: Open your neighbourhood. Type your personal code, or leave it empty to practise.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="figures"
# ### Stap 1: de cijfers van je plan
#
# Elke regel code uit een vraag staat ook in een cel. Die hoef je alleen uit te voeren.

# %% [markdown] lang="en" name="figures"
# ### Step 1: the figures of your plan
#
# Every line of code in a question is in a cell too. You only have to run it.

# %% name="means"
# nl: Het gemiddelde per thema.
# en: The mean of each theme.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
scores.groupby("theme")["score"].mean().round(2)

# %% question="M6.A1"

# %% name="counts"
# nl: Het aantal mensen met een score, per thema.
# en: The number of people with a score, for each theme.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
scores.groupby("theme")["score"].count()

# %% question="M6.A2"

# %% name="per_sector"
# nl: Het aantal en het gemiddelde van sectoren met minstens vijf mensen.
# en: The number and the mean of sectors with at least five people.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
per_sector = scores.groupby(["theme", "sector"])["score"].agg(["count", "mean"])
per_sector[per_sector["count"] >= 5]

# %% question="M6.A3"

# %% question="M6.A4"

# %% name="people"
# nl: Hoeveel mensen een score hebben, per thema en sector.
# en: How many people have a score, for each theme and sector.
from quickscan_sim.lesson import score_themes

scores = score_themes(my_scan)
scores.groupby(["theme", "sector"])["score"].count()

# %% question="M6.A5"

# %% [markdown] lang="nl" name="evidence"
# ### Stap 2: het bewijs
#
# Een interval heb je nodig voor je plan. Het zegt hoe laag en hoe hoog een getal ook kan zijn. De
# eerste cel geeft het per thema. De tweede cel laat de vier verschillen van W1 nog eens zien. Je
# hoeft die vraag niet opnieuw te maken.
#
# De derde cel laat een zwakke plek in het netwerk zien. Lees wie noemt en wie niet. Lees ook wie
# niet of te weinig antwoordde: daarover weet je niets. Maak van de 1 een 2 voor een andere plek.

# %% [markdown] lang="en" name="evidence"
# ### Step 2: the evidence
#
# Your plan needs an interval. It says how low and how high a number may also be. The first cell
# gives it for each theme. The second cell shows the four differences of W1 once more. You need not
# answer that question again.
#
# The third cell shows a weak spot in the network. Read who names and who does not. Also read who
# answered too little or not at all: of those you know nothing. Make the 1 a 2 for another spot.

# %% name="theme_scores"
# nl: De themascores van je wijk, met n en interval.
# en: The theme scores of your neighbourhood, with n and interval.
from quickscan_sim.lesson import show_scores

show_scores(my_scan)

# %% name="differences"
# nl: De vier verschillen van W1. Zoek wat stevig is, en wat je zocht en niet vond.
# en: The four differences of W1. See what is firm, and what you looked for and did not find.
from quickscan_sim.lesson import show_question

show_question("M6.W1")

# %% name="weak_spot"
# nl: Een zwakke plek in het netwerk: de duidelijkste is nummer 1.
# en: A weak spot in the network: the clearest is number 1.
from quickscan_sim.lesson import show_gap

show_gap(my_scan, number=1)

# %% [markdown] lang="nl" name="try_plan"
# ### Stap 3: probeer het plancanvas
#
# De cel maakt een **concept** uit jouw gegevens. Het is een voorstel van de computer: niemand zei
# er ja op. Voorspel eerst: wat kan alleen een mens invullen? Voer dan de cel uit.
#
# 1. Kies bij **Rij** de rij die bij jouw bevinding past. Eén rij is genoeg.
# 2. Verander **Doel**, **Streefgetal**, **Actie**, **Trekker** en **Eerste stap**. De **trekker**
#    is wie zorgt dat het gebeurt.
# 3. Kijk naar de datums. Het plan begint op de dag van de meting, en die is verzonnen. Een datum
#    die al voorbij is, is dus niet fout.
# 4. Lees **Checklist**. Wat over een andere rij gaat, mag blijven staan.
# 5. Druk op **Bewaar het plan**. Dan komt `plan.yaml` in je map. Deze cel opent dat plan weer.
#
# Doet een knop niets, of staat er *Error displaying widget*? Voer dan de bovenste cel van dit
# notebook uit, en daarna deze. Wat je niet bewaarde, is dan weg.

# %% [markdown] lang="en" name="try_plan"
# ### Step 3: try the plan canvas
#
# The cell makes a **draft** from your data. It is a proposal of the computer: nobody agreed to it.
# Predict first: what can only a person fill in? Then run the cell.
#
# 1. At **Row**, choose the row that fits your finding. One row is enough.
# 2. Change **Goal**, **Target**, **Action**, **Who takes the lead** and **First step**. Whoever
#    takes the lead is the **owner**, who makes it happen.
# 3. Look at the dates. The plan begins on the day of the measurement, which is invented. So a date
#    that has passed already is not wrong.
# 4. Read **Checklist**. What is about another row may stay.
# 5. Press **Save the plan**. Then `plan.yaml` is in your folder. This cell opens that plan again.
#
# Does a button do nothing, or do you see *Error displaying widget*? Then run the first cell of
# this notebook, and after it this one. What you did not save is gone then.

# %% name="canvas" objectives="M6.c"
# nl: Maak van het concept een plan. Eén rij is genoeg om te beginnen.
# en: Turn the draft into a plan. One row is enough to begin with.
from quickscan_sim.lesson import show_plan

show_plan(my_scan)

# %% [markdown] lang="nl" name="rubric"
# ### Stap 4: schrijf je plan
#
# Schrijf je plan in gewone zinnen, in de tekst onder de vraag hieronder. Neem over wat je in het
# canvas koos. Schrijf erbij wat het canvas niet vraagt. Een cel met `check` is er hier niet.
#
# Zo kijkt je docent je plan na. Elk criterium krijgt een cijfer: niets is 0, begin is 1, voldoende
# is 2, goed is 3 en sterk is 4. Dat telt keer het getal tussen haakjes. Samen 32 punten.
#
# 1. **Bewijs** (1,5). *Begin:* losse cijfers. *Voldoende:* een cijfer met n per thema. *Sterk:*
#    ook een interval, en iets wat je zocht en niet vond.
# 2. **Netwerk** (1). *Begin:* noemt partners. *Voldoende:* wijst een zwakke plek aan. *Sterk:*
#    zegt welke soort het is, met informele groepen erbij. Wie niet antwoordde, telt niet mee.
# 3. **Redenering** (1). *Begin:* een actie los van de bevinding. *Voldoende:* de actie volgt
#    logisch. *Sterk:* ook hoe het werkt, een aanname, en hoe je merkt dat het niet werkt.
# 4. **SMART** (1). *Begin:* een wens. *Voldoende:* vier van de vijf delen. *Sterk:* één
#    meetgetal, trekker, stand van nu, doelladder en tweede meting.
# 5. **Betrokkenheid** (1,25). *Begin:* bewoners krijgen informatie. *Voldoende:* een gesprek is
#    gepland. *Sterk:* ervaringsdeskundigen vanaf het begin, met rol, tijd en betaling. Ook wat
#    partners er zelf aan hebben.
# 6. **Uitvoerbaarheid** (0,75). *Begin:* een wenslijst. *Voldoende:* een planning met datums.
#    *Sterk:* een eerste stap binnen zes weken, met middelen, risico en plan B.
# 7. **Ethiek en taal** (1). *Begin:* etiketten. *Voldoende:* neutrale woorden. *Sterk:* de mens
#    eerst, en een oorzaak in regels, tijd of geld.
# 8. **Grenzen** (0,5). *Begin:* één zin. *Voldoende:* zegt dat het oefengegevens zijn. *Sterk:*
#    ook een andere verklaring, wat je niet mag concluderen, en hoe je AI gebruikte.
#
# Een **doelladder** zegt ook wat minder is dan je hoopt, en wat meer is. Bijvoorbeeld: nu 2
# telefoontjes, doel 6, en 8 is meer dan verwacht.

# %% [markdown] lang="en" name="rubric"
# ### Step 4: write your plan
#
# Write your plan in plain sentences, in the text below the question that follows. Take over what
# you chose in the canvas. Add what the canvas does not ask. There is no cell with `check` here.
#
# This is how your lecturer marks your plan. Each criterion gets a mark: nothing is 0, begin is 1,
# sufficient is 2, good is 3 and strong is 4. That counts times the number in brackets. Together 32
# points.
#
# 1. **Evidence** (1.5). *Begin:* loose figures. *Sufficient:* a figure with n for each theme.
#    *Strong:* also an interval, and something you looked for and did not find.
# 2. **Network** (1). *Begin:* names partners. *Sufficient:* points out a weak spot. *Strong:*
#    says which kind it is, with informal groups too. Who did not answer does not count.
# 3. **Reasoning** (1). *Begin:* an action apart from the finding. *Sufficient:* the action
#    follows logically. *Strong:* also how it works, an assumption, and how you notice that it
#    does not.
# 4. **SMART** (1). *Begin:* a wish. *Sufficient:* four of the five parts. *Strong:* one measure,
#    owner, baseline, goal ladder and second measurement.
# 5. **Involvement** (1.25). *Begin:* residents receive information. *Sufficient:* a talk is
#    planned. *Strong:* experts by experience from the start, with role, time and pay. Also what
#    partners gain themselves.
# 6. **Feasibility** (0.75). *Begin:* a wish list. *Sufficient:* a timetable with dates. *Strong:*
#    a first step within six weeks, with resources, risk and plan B.
# 7. **Ethics and language** (1). *Begin:* labels. *Sufficient:* neutral words. *Strong:* the
#    person first, and a cause in rules, time or money.
# 8. **Limits** (0.5). *Begin:* one sentence. *Sufficient:* says that these are practice data.
#    *Strong:* also another explanation, what may not be concluded, and how you used AI.
#
# A **goal ladder** also says what is less than you hope, and what is more. For example: now 2 phone
# calls, goal 6, and 8 is more than expected.

# %% question="M6.A6"

# %% [markdown] lang="nl" name="account"
# ### AI-verantwoording in vijf regels
#
# AI mag je helpen bij de tekst. Bij A1 tot en met A5 mag dat niet. Zet deze vijf regels onder je
# plan, ook als je geen AI gebruikte.
#
# 1. Welk hulpmiddel, en op welke dag?
# 2. Wat vroeg je?
# 3. Wat nam je over, en wat niet?
# 4. Welke fout vond je, en hoe?
# 5. Welke keuze in dit plan is van jou?
#
# **Mondeling, vijf minuten.** Je docent kiest een schuif in een van de tools en zet die anders.
# Jij zegt: wat verandert er in mijn advies, en wat blijft?

# %% [markdown] lang="en" name="account"
# ### AI account in five lines
#
# AI may help you with the text. With A1 to A5 it may not. Put these five lines below your plan,
# also if you used no AI.
#
# 1. Which tool, and on which day?
# 2. What did you ask?
# 3. What did you take over, and what not?
# 4. Which mistake did you find, and how?
# 5. Which choice in this plan is yours?
#
# **Oral, five minutes.** Your lecturer moves one slider in one of the tools. You say: what changes
# in my advice, and what stays?

# %% [markdown] lang="nl" name="peer_review"
# ### Stap 5: lees het plan van een ander
#
# Lees het plan van een klasgenoot op diens scherm, en laat jouw plan lezen. Gebruik een
# **codenaam**, geen echte naam. Kijk alleen naar criterium 1, 4, 5 en 7. Je docent kijkt of dit er
# staat: gedaan of niet gedaan. Dubbelklik en vul in.
#
# - Ik las het plan van (codenaam): …
# - Sterk punt 1, met de zin waarin ik het zie: …
# - Sterk punt 2, met de zin waarin ik het zie: …
# - Mijn vraag aan de schrijver: …
#
# ## Inleveren
#
# Bewaarde je het canvas? Staat je plan er, met de vijf regels? Kies **Run**, dan **Restart Kernel
# and Run All Cells**. Zie je geen rode tekst? Bewaar dan met **Ctrl+S** en lever dit bestand in.

# %% [markdown] lang="en" name="peer_review"
# ### Step 5: read the plan of somebody else
#
# Read the plan of a classmate on their screen, and let them read yours. Use a **code name**, no
# real name. Look at criteria 1, 4, 5 and 7 only. Your lecturer sees whether this is here: done or
# not done. Double-click and fill in.
#
# - I read the plan of (code name): …
# - Strong point 1, with the sentence that shows it: …
# - Strong point 2, with the sentence that shows it: …
# - My question to the writer: …
#
# ## Hand in
#
# Did you save the canvas? Is your plan here, with the five lines? Choose **Run**, then **Restart
# Kernel and Run All Cells**. No red text? Then save with **Ctrl+S** and hand in this file.

# %% [markdown] part="talk" lang="nl" name="talk"
# # M6 Van cijfers naar verbeterplan: gesprek
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# **30 minuten**, met drie tot vijf studenten. Iemand leest de vragen voor. Passen mag altijd.
# **Korte route, 15 minuten:** neem vraag 2, 4 en 5.
#
# ## Beschrijven
#
# 1. Welk doel koos je, alleen of aan tafel? Op welk cijfer rust het, en van hoeveel mensen?
# 2. Wie sprak het meest aan de rondetafel? Welke informatie kwam pas laat?
#
# ## Begrijpen
#
# 3. Stel: volgend jaar is de score hoger. Waarom weet je dan nog niet of het plan werkte?
# 4. Zeg je plan in één zin tegen de baas van een school, een leerkracht en de wethouder. Wat
#    veranderde je?
#
# ## Oorzaken
#
# 5. Welke **regel, wachttijd of route** maakt dit plan nodig? Wie kan die veranderen?
# 6. Wie heeft last van jullie plan? Vraag het een **ervaringsdeskundige**, en betaal haar of zijn
#    tijd.

# %% [markdown] lang="en" name="talk"
# # M6 From figures to improvement plan: talk
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# **30 minutes**, with three to five students. Somebody reads the questions aloud. You may always
# pass. **Short route, 15 minutes:** take questions 2, 4 and 5.
#
# ## Describe
#
# 1. Which goal did you choose, alone or at the table? On which number of how many people?
# 2. Who spoke most at the round table? Which information came late?
#
# ## Understand
#
# 3. Suppose the score is higher next year. Why do you not know yet whether the plan worked?
# 4. Say your plan in one sentence to the head of a school. Then do it for a teacher, and for the
#    alderman. What did you change?
#
# ## Causes
#
# 5. Which **rule, waiting time or route** makes this plan needed? Who can change it?
# 6. Who suffers from your plan? Ask an **expert by experience**, and pay for the time.

# %% [markdown] lang="nl" name="remember"
# ## Kernpunten
#
# - Een plan begint bij een eigen bevinding, met n en interval.
# - Vraag eerst naar de oorzaak. Kies dan een stap die daarbij past.
# - Een doel heeft een trekker, een datum, een stand van nu en een tweede meting.
# - Ervaringsdeskundigen doen mee vanaf de eerste keer, met een taak en betaald.
#
# ## Pas op
#
# - "We geven iedereen een training." Alleen als kennis ontbreekt.
# - "Ze noemen elkaar niet, dus ze willen niet." Misschien had niemand tijd, of de opdracht.
# - "Daar werkte het, dus hier ook." Probeer het eerst klein, en tel.
#
# ## Taal en zorgvuldigheid
#
# Zeg "gezinnen met een laag inkomen" en "mensen met geldzorgen". Schrijf op wat ontbreekt, niet
# wie er schuld heeft. Een plan verandert tijden, regels en contacten. Het vraagt gezinnen niet om
# anders te leven. Zet erboven: **deze wijk is verzonnen**.
#
# ## Reflectie voor je portfolio
#
# Schrijf vijf zinnen. Welke keuze in je plan was van jou? Wie had je eerder willen vragen? Wat zou
# je schrappen als je maar één stap mocht doen?

# %% [markdown] lang="en" name="remember"
# ## Remember
#
# - A plan begins with a finding of your own, with n and interval.
# - Ask for the cause first. Then choose a step that fits it.
# - A goal has an owner, a date, a baseline and a second measurement.
# - Experts by experience take part from the first meeting, with a task and paid.
#
# ## Watch out
#
# - "We give everybody a training." Only when knowledge is missing.
# - "They do not name each other, so they do not want to." Perhaps nobody had time, or the task.
# - "It worked there, so it works here." First try it small, and count.
#
# ## Words and care
#
# Say "families on a low income" and "people with money worries". Write down what is missing, not
# who is to blame. A plan changes hours, rules and contacts. It does not ask families to live
# differently. Put at the top: **this neighbourhood is invented**.
#
# ## Reflection for your portfolio
#
# Write five sentences. Which choice in your plan was yours? Whom would you have liked to ask
# sooner? What would you leave out if you could take one step only?
