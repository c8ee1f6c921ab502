# ---
# jupyter:
#   module: M0
#   notebooks:
#     nl: M0_startklaar
#     en: M0_ready
# ---

# %% [markdown] lang="nl" name="title"
# # M0 Startklaar
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# Je kijkt of alles werkt en je oefent zes kleine vragen. Dat kost **25 minuten**. Dit deel geeft
# geen cijfer en je levert niets in.
#
# Hieronder staat een grijs vak met een paar regels code. Je hoeft die regels niet te begrijpen.

# %% [markdown] lang="en" name="title"
# # M0 Ready
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# You see whether everything works and practise six small questions. It takes **25 minutes**. This
# part gives no grade and you hand in nothing.
#
# Below is a grey box with a few lines of code. You need not follow those lines.

# %% name="open"
# nl: Stap 1: klik in dit vak en druk op Shift+Enter. Dan opent de oefenwijk.
# en: Step 1: click in this box and press Shift+Enter. The practice neighbourhood opens.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="why"
# ## Waarom dit ertoe doet
#
# In 2018 groeide 1 op de 8 kinderen in Nederland op in armoede. Aan leerkrachten werd gevraagd om
# hoeveel kinderen het gaat. Van hen wist 13 procent het. Meer dan de helft zat ernaast of had geen
# idee (Reformatorisch Dagblad, 2018). Sindsdien is de armoedegrens veranderd. Het getal van nu is
# dus anders.
#
# Eén op de acht, 13 procent, meer dan de helft: in deze cursus lees je veel van zulke getallen.
# Soms beslist een gemeente ermee waar hulp komt. Wie een getal goed leest, helpt gezinnen dus mee.
#
# ## Je kunt straks
#
# <!-- objectives -->
# - Je bewaart je werk, begint opnieuw en laat een antwoord nakijken.
#
# ## Nodig
#
# Deze pagina, papier en een pen. Je hoeft niet te kunnen programmeren. Een grijs vak heet een
# **cel**. Met **Shift+Enter** voer je een cel uit. Staat er een sterretje `[*]` naast? Dan rekent
# de computer nog.

# %% [markdown] lang="en" name="why"
# ## Why this matters
#
# In 2018 one in eight children in the Netherlands grew up in poverty. Teachers were asked how many
# children that is. Of them 13 percent knew. More than half were wrong or had no idea
# (Reformatorisch Dagblad, 2018). Since then the poverty line has changed. So the number of today
# differs.
#
# One in eight, 13 percent, more than half: in this course you read many such numbers. Sometimes a
# municipality uses them to decide where help comes. So whoever reads a number well helps families.
#
# ## Afterwards you can
#
# <!-- objectives -->
# - You save your work, start again and have an answer checked.
#
# ## What you need
#
# This page, paper and a pen. You do not need to know how to program. A grey box is called a
# **cell**. With **Shift+Enter** you run a cell. Is there a star `[*]` beside it? Then the computer
# is still working.

# %% [markdown] lang="nl" name="predict"
# ## Voorspel: hoeveel mensen
#
# In de oefenwijk vulden professionals een **quickscan** in. Dat is een vragenlijst over hoe zij
# werken met gezinnen die weinig geld hebben. Een professional is bijvoorbeeld een leerkracht of
# een maatschappelijk werker.
#
# Onder stap 1 lees je nu hoeveel mensen dat deden. De quickscan heeft vier onderwerpen. Zo'n
# onderwerp heet een **thema**.
#
# Dubbelklik op deze tekst en typ op de puntjes. Druk daarna op Shift+Enter.
#
# - Al deze mensen vulden ook elk thema helemaal in, denk ik (ja of nee): …

# %% [markdown] lang="en" name="predict"
# ## Predict: how many people
#
# In the practice neighbourhood professionals filled in a **quickscan**. That is a questionnaire on
# how they work with families who have little money. A professional is for instance a teacher or a
# social worker.
#
# Below step 1 you now read how many people did so. The quickscan has four subjects. Such a subject
# is called a **theme**.
#
# Double-click this text and type at the dots. Then press Shift+Enter.
#
# - I think that all these people also filled in each theme fully (yes or no): …

# %% [markdown] lang="nl" name="try"
# ## Probeer: werkt alles
#
# Voer de cel uit. Je ziet een figuur met vier stippen en eronder een tabel.

# %% [markdown] lang="en" name="try"
# ## Try: does everything work
#
# Run the cell. You see a figure with four dots and a table below it.

# %% name="picture" objectives="M0.c"
# nl: Stap 2: maak een figuur van de oefenwijk.
# en: Step 2: make a figure of the practice neighbourhood.
from quickscan_sim.lesson import show_scores

show_scores(my_scan)

# %% [markdown] lang="nl" name="explain"
# ## Leg uit: werkt alles
#
# Zie je de figuur? Dan werkt alles. In de tabel staat **n**: zoveel mensen vulden dit thema genoeg
# in. Elke stip is een gemiddelde van die mensen. Vergelijk n met het aantal onder stap 1.
#
# Zie je geen figuur? Doe dan één voor één:
#
# 1. Voer stap 1 opnieuw uit, en daarna stap 2.
# 2. Kies boven in het menu **Run** en dan **Restart Kernel and Run All Cells…**
# 3. Sluit de pagina en open haar opnieuw.
# 4. Lukt het nog niet? Laat de tekst onder de cel aan je docent zien.
#
# Dubbelklik en vul in.
#
# - Mijn voorspelling klopte wel of niet: …
# - De n bij het thema Signaleren: …

# %% [markdown] lang="en" name="explain"
# ## Explain: does everything work
#
# Do you see the figure? Then everything works. In the table you see **n**: so many people filled in
# enough of this theme. Each dot is a mean of those people. Compare n with the number below step 1.
#
# Do you see no figure? Then do this one by one:
#
# 1. Run step 1 again, and then step 2.
# 2. In the menu at the top choose **Run** and then **Restart Kernel and Run All Cells…**
# 3. Close the page and open it again.
# 4. Still nothing? Show the text below the cell to your lecturer.
#
# Double-click and fill in.
#
# - My prediction was right or wrong: …
# - The n of the theme Noticing: …

# %% [markdown] lang="nl" name="save"
# ## Bewaren en opnieuw beginnen
#
# - **Bewaren**: druk op Ctrl+S (op een Mac: Cmd+S). Je teksten en antwoorden blijven dan staan.
# - **Opnieuw beginnen**: kies **Run** en dan **Restart Kernel and Run All Cells…** Klik in het
#   venster op **Restart**. De computer vergeet wat hij uitrekende, en voert elke cel weer uit. Jouw
#   teksten blijven staan.
#
# Probeer allebei nu één keer. Ga daarna hier verder. Onder de lege vragen staat dan al een
# melding. Dat is niet erg. Werk altijd van boven naar beneden. Sla je een cel over? Dan zegt de
# pagina welke cel je eerst moet uitvoeren.
#
# ## Je eigen code
#
# Straks krijg je van je docent een bestand en een **persoonlijke code**. Iedereen krijgt een eigen
# wijk, dus andere getallen. Sleep het bestand naar de lijst links. Typ je code bij stap 1
# tussen de eerste aanhalingstekens. Zonder code werk je in de oefenwijk. Dat mag hier ook.

# %% [markdown] lang="en" name="save"
# ## Save and start again
#
# - **Save**: press Ctrl+S (on a Mac: Cmd+S). Your texts and answers then stay.
# - **Start again**: choose **Run** and then **Restart Kernel and Run All Cells…** In the window
#   click on **Restart**. The computer forgets what it computed, and runs each cell again. Your
#   texts stay.
#
# Try both once now. Then go on here. Below the empty questions you then find a message already.
# That does no harm. Always work from top to bottom. Do you leave out a cell? Then the page says
# which cell to run first.
#
# ## Your own code
#
# Later your lecturer gives you a file and a **personal code**. Everybody gets an own neighbourhood,
# so other numbers. Drag the file to the list on the left. Type your code in step 1 between the
# first quotation marks. Without a code you work in the practice neighbourhood. Here that is fine.

# %% [markdown] lang="nl" name="checked"
# ## Zo wordt een antwoord nagekeken
#
# Sam leest vraag E1: "Er kwamen 2, 3, 3 en 8 gezinnen. Hoeveel is dat gemiddeld?" De tabel staat
# verderop. Sam typt 16. Dat klopt niet. Voer de cel uit en lees wat Sam te zien krijgt.

# %% [markdown] lang="en" name="checked"
# ## How an answer is checked
#
# Sam reads question E1: "There came 2, 3, 3 and 8 families. How many is that on average?" The table
# stands further down. Sam types 16. That is not right. Run the cell and read what Sam gets to see.

# %% name="wrong_try"
# nl: Stap 3: kijk een fout antwoord na.
# en: Step 3: check a wrong answer.
from quickscan_sim.lesson import check

check("M0.E1", 16)

# %% [markdown] lang="nl" name="hints"
# Je leest welke fout dit antwoord geeft. Het goede antwoord staat er nooit bij. Wil je meer hulp?
# Bij elke vraag zijn er drie hints. Klik drie keer in deze cel en druk steeds op Shift+Enter.

# %% [markdown] lang="en" name="hints"
# You read which mistake gives this answer. The right answer is never there. More help? With each
# question there are three hints. Click in this cell three times and press Shift+Enter each time.

# %% name="one_hint"
# nl: Stap 4: vraag een hint.
# en: Step 4: ask for a hint.
from quickscan_sim.lesson import hint

hint("M0.E1")

# %% [markdown] lang="nl" name="items" objectives="M0.a M0.b"
# ## Zes vragen vooraf
#
# Zo werkt elke vraag:
#
# 1. Voer de cel met de vraag uit en lees haar.
# 2. Typ je antwoord op de plek van de puntjes. Voer die cel ook uit.
# 3. Voer de cel met `check` uit.
#
# Lukt een vraag niet? Lees dan onder [Opfrissen](#Opfrissen) het stukje dat erbij hoort. Of vraag
# een hint: verander bij stap 4 `E1` in `E2`. Je mag zo vaak proberen als je wilt.

# %% [markdown] lang="en" name="items" objectives="M0.a M0.b"
# ## Six questions beforehand
#
# Each question works like this:
#
# 1. Run the cell with the question and read it.
# 2. Type your answer in place of the dots. Run that cell too.
# 3. Run the cell with `check`.
#
# Does a question not work out? Then read the piece that belongs to it below
# [Refresher](#Refresher). Or ask for a hint: in step 4 change `E1` into `E2`. You may try as often
# as you like.

# %% question="M0.E1"

# %% question="M0.E2"

# %% question="M0.E3"

# %% question="M0.E4"

# %% question="M0.E5"

# %% question="M0.E6"

# %% [markdown] lang="nl" name="refresher"
# ## Opfrissen
#
# Lees alleen wat je nodig hebt.
#
# ### Gemiddelde (E1)
#
# Tel alle getallen op. Deel door hoeveel het er zijn. Bij 1, 5 en 6 reken je 12 gedeeld door 3, en
# dat is 4. Elk getal telt even zwaar. Eén groot getal trekt het gemiddelde omhoog.
#
# ### Percentage (E2)
#
# Deel het deel door het geheel en doe keer 100. Kennen 5 van de 25 mensen de regeling? Dan is dat
# 5 gedeeld door 25, keer 100: 20 procent.
#
# ### Staafdiagram (E3)
#
# Kijk eerst wat één stap of blokje betekent. Lees dan hoe lang elke staaf is. "Hoeveel meer" vraagt
# om het verschil: trek de kortste af van de langste.
#
# ### Respons (E4)
#
# **Respons** is het deel van de gevraagde mensen dat meedeed. Doen 20 van de 50 mensen mee? Dan is
# de respons 40 procent. Van de andere 30 weet je niets. Zij zeiden geen ja en ook geen nee.
#
# ### Tabel met n (E5)
#
# De n is hoeveel mensen antwoordden. Bij een kleine n verschuift één persoon het gemiddelde al
# flink. Zet daarom bij elk gemiddelde de n. Wees voorzichtig als n klein is.
#
# ### Afronden (E6)
#
# Kijk naar het eerste cijfer dat wegvalt. Is dat 5 of hoger? Dan gaat het cijfer ervoor één omhoog.
# Zo wordt 2,5381 op twee decimalen 2,54. In een cel typ je een punt: 2.54.

# %% [markdown] lang="en" name="refresher"
# ## Refresher
#
# Read only what you need.
#
# ### Mean (E1)
#
# Add all numbers. Divide by how many there are. With 1, 5 and 6 that is 12 divided by 3, so 4.
# Every number weighs the same. One large number pulls the mean up.
#
# ### Percentage (E2)
#
# Divide the part by the whole and multiply by 100. Do 5 of the 25 people know the scheme? Then it
# is 5 divided by 25, times 100: 20 percent.
#
# ### Bar chart (E3)
#
# First look what one step or block means. Then read how long each bar is. "How many more" asks for
# the difference: take the shorter one from the longer one.
#
# ### Response rate (E4)
#
# The **response rate** is the part of the people asked who took part. Do 20 of the 50 people take
# part? Then the response rate is 40 percent. About the other 30 you know nothing. They did not say
# yes and did not say no.
#
# ### Table with n (E5)
#
# The n is how many people answered. With a small n one person already moves the mean a lot. So put
# the n beside every mean. Be careful when n is small.
#
# ### Rounding (E6)
#
# Look at the first figure that drops out. Is it 5 or higher? Then the figure before it goes up by
# one. So 2.5381 becomes 2.54 in two decimals. In a cell you type a point, never a comma.

# %% [markdown] lang="nl" name="remember"
# ## Kernpunten
#
# - Werk van boven naar beneden. Raak je de weg kwijt? Begin opnieuw met **Run**.
# - `check` zegt welke fout je maakte, `hint` helpt je verder.
# - Bij elk getal hoort n: hoeveel mensen zitten erachter?
#
# ## Pas op
#
# - "Wie niet antwoordt, zegt nee." Nee: dan weet je het niet.
# - "Een hoger gemiddelde is altijd beter." Kijk eerst naar n.
#
# ## Taal en zorgvuldigheid
#
# Wij zeggen "gezinnen met een laag inkomen" en "mensen met geldzorgen". Een getal gaat over een
# groep, nooit over één persoon. De wijken zijn verzonnen. Schrijf er dus nooit over alsof ze
# bestaan.
#
# Sommige studenten leven of leefden zelf in armoede. Niemand hoeft daar iets over te vertellen.
#
# ## Reflectie voor je portfolio
#
# Dubbelklik en schrijf twee zinnen.
#
# - Dit kan ik al goed: …
# - Dit wil ik nog oefenen, en bij deze persoon vraag ik hulp: …
#
# ## Hulp nodig?
#
# - Een woord dat je niet kent: zoek het op in de [woordenlijst](../guide/glossary_nl.md).
# - Een fout die je niet snapt: lees de tekst onder de cel. Die noemt de volgende stap.
# - Liever een boek of een filmpje over rekenen? Vraag het je docent of de bibliotheek.
#
# Klaar? Ga terug naar de [startpagina](00_start.ipynb) en kies **M2 Scoren**.

# %% [markdown] lang="en" name="remember"
# ## Remember
#
# - Work from top to bottom. Lost your way? Start again with **Run**.
# - `check` says which mistake you made, `hint` helps you on.
# - Every number has an n: how many people are behind it?
#
# ## Watch out
#
# - "Who does not answer says no." No: then you do not know.
# - "A higher mean is always better." Look at n first.
#
# ## Words and care
#
# We say "families on a low income" and "people with money worries". A number is about a group,
# never about one person. The neighbourhoods are invented. So never write about them as if they
# exist.
#
# Some students live or lived in poverty. Nobody has to share anything about that.
#
# ## Reflection for your portfolio
#
# Double-click and write two sentences.
#
# - This I can do well already: …
# - This I want to practise more, and I ask this person for help: …
#
# ## Need help?
#
# - A word you do not know: look it up in the [glossary](../guide/glossary_en.md).
# - A mistake you do not follow: read the text below the cell. It names the next step.
# - Rather a book or a film about numbers? Ask your lecturer or the library.
#
# Done? Go back to the [start page](00_start.ipynb) and choose **M2 Scoring**.
