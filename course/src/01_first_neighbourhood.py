# ---
# jupyter:
#   notebooks:
#     nl: 01_je_eerste_wijk
#     en: 01_your_first_neighbourhood
# ---

# %% [markdown] lang="nl" name="title"
# # Je eerste wijk
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# Je opent een wijk, bekijkt vier scores en leest één zwakke plek. Dat kost ongeveer **20 minuten**.
# Je hoeft niet te kunnen programmeren.
#
# **Vooraf.** Deze les gaat over leven met weinig geld. Sommige deelnemers leven of leefden zelf
# in armoede. Niemand hoeft daar iets over te vertellen. Alleen meekijken mag ook.

# %% [markdown] lang="en" name="title"
# # Your first neighbourhood
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# You open a neighbourhood, look at four scores and read one weak spot. It takes about
# **20 minutes**. You do not need to know how to program.
#
# **Before you start.** This lesson is about living on little money. Some participants live or
# lived in poverty. Nobody has to share anything about that. Just watching is fine too.

# %% name="open"
# nl: Stap 1: klik in dit vak en druk op Shift+Enter. Dan opent de oefenwijk.
# en: Step 1: click in this box and press Shift+Enter. The practice neighbourhood opens.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="why"
# ## Waarom dit ertoe doet
#
# Een leerkracht merkt dat een leerling nooit meegaat op schoolreis. Misschien heeft het gezin
# geldzorgen. Bij wie kan zij terecht? Het sociaal team kent een regeling. In de wijk werkt ook
# een groep vrijwilligers die gezinnen helpt. Maar kennen deze mensen elkaar?
#
# Met een **quickscan** zoek je dat uit. Professionals in de wijk vullen een vragenlijst in. Wat
# zie je, wat bespreek je en wat doe je? En met wie werk je samen? Elk onderwerp van de lijst heet
# een **thema**.
#
# ## Je kunt straks
#
# - een verzonnen wijk openen;
# - een themascore aflezen, met n en interval;
# - één zwakke plek in de samenwerking voorlezen en zeggen wat je nog niet weet.
#
# ## Nodig
#
# Alleen deze pagina. Een grijs vak heet een **cel**. Klik in een cel en druk op **Shift+Enter**.
# Staat er een sterretje `[*]` naast? Dan rekent de computer nog.

# %% [markdown] lang="en" name="why"
# ## Why this matters
#
# A teacher notices that a pupil never joins the school trip. Perhaps the family has money
# worries. Whom can she turn to? The social team knows a scheme. A group of volunteers in the
# neighbourhood helps families too. But do these people know each other?
#
# A **quickscan** finds that out. Professionals in the neighbourhood fill in a questionnaire. What
# do you see, what do you discuss and what do you do? And with whom do you work? Each subject of
# the questionnaire is called a **theme**.
#
# ## Afterwards you can
#
# - open an invented neighbourhood;
# - read a theme score, with n and interval;
# - read one weak spot in the cooperation aloud and say what you do not know yet.
#
# ## What you need
#
# Only this page. A grey box is called a **cell**. Click in a cell and press **Shift+Enter**. Is
# there a star `[*]` beside it? Then the computer is still working.

# %% [markdown] lang="nl" name="themes"
# ## De vier thema's
#
# De quickscan heeft vier thema's:
#
# - **Signaleren**: zien dat er geldzorgen zijn, en erover praten.
# - **Ondersteunen**: hulp zoeken, zodat een gezin kan meedoen.
# - **Stimuleren**: kind en ouder de ruimte geven om te leren en plannen te maken.
# - **Samenwerking**: elkaar kennen en een gezin samen helpen.
#
# Een score loopt van 1 tot 5. Bij een 1 doen mensen dit bijna nooit op hun werk. Bij een 5 doen
# zij dit bijna altijd.

# %% [markdown] lang="en" name="themes"
# ## The four themes
#
# The quickscan has four themes:
#
# - **Noticing**: noticing money worries and talking about them.
# - **Supporting**: arranging help, so that families can take part.
# - **Encouraging**: giving children and parents room to learn and make plans.
# - **Working together**: knowing other organisations and helping families together.
#
# A score runs from 1 to 5. A 1 means: professionals (almost) never do this. A 5 means: they
# (almost) always do.

# %% [markdown] lang="nl" name="predict_scores"
# ## Voorspel: de scores
#
# Kies eerst, kijk daarna. Dubbelklik op deze tekst en typ op de puntjes. Je ziet dan ook sterretjes
# en hekjes. Die verdwijnen als je op Shift+Enter drukt.
#
# - Het hoogste thema in deze wijk is volgens mij: …
# - Het laagste thema is volgens mij: …
# - Dat denk ik omdat: …

# %% [markdown] lang="en" name="predict_scores"
# ## Predict: the scores
#
# Choose first, look later. Double-click this text and type at the dots. You then see stars and
# hashes too. They go when you press Shift+Enter.
#
# - I think the highest theme in this neighbourhood is: …
# - I think the lowest theme is: …
# - I think so because: …

# %% [markdown] lang="nl" name="try_scores"
# ## Probeer: de scores
#
# Voer de cel uit. Kijk eerst naar de stippen, dan naar de tabel eronder.

# %% [markdown] lang="en" name="try_scores"
# ## Try: the scores
#
# Run the cell. Look at the dots first, then at the table below.

# %% name="scores"
# nl: Stap 2: bekijk de vier scores van de wijk.
# en: Step 2: look at the four scores of the neighbourhood.
from quickscan_sim.lesson import show_scores

show_scores(my_scan)

# %% [markdown] lang="nl" name="explain_scores"
# ## Leg uit: de scores
#
# Zo lees je de figuur:
#
# - De **stip** is het gemiddelde van de mensen die antwoordden.
# - **n** is hoeveel mensen dat zijn.
# - De **lijn** is het 95%-interval. Vul de quickscan nog eens in met andere professionals, en je
#   krijgt een ander gemiddelde. De lijn laat zien hoeveel dat kan schelen.
#
# Vergelijk twee thema's. Lopen hun lijnen voor een groot deel naast elkaar? Dan kan het verschil
# tussen de stippen toeval zijn.
#
# Dubbelklik en vul in.
#
# - Mijn voorspelling klopte wel of niet: …
# - Tussen het hoogste en het laagste thema zie ik wel of geen duidelijk verschil: …
# - Deze scores zeggen iets over professionals. Over bewoners zeggen ze niet: …

# %% [markdown] lang="en" name="explain_scores"
# ## Explain: the scores
#
# This is how you read the figure:
#
# - The **dot** is the mean of the people who answered.
# - **n** is how many people that is.
# - The **line** is the 95% interval. Ask other professionals to fill in the quickscan, and you
#   get another mean. The line shows how much that can differ.
#
# Compare two themes. Do their lines run side by side for a large part? Then the difference between
# the dots may be chance.
#
# Double-click and fill in.
#
# - My prediction was right or wrong: …
# - Between the highest and the lowest theme I see a clear difference or not: …
# - These scores say something about professionals. About residents they do not say: …

# %% [markdown] lang="nl" name="predict_gap"
# ## Voorspel: de samenwerking
#
# Elke professional kruiste ook aan met welke organisaties hij of zij samenwerkt. Soms missen twee
# organisaties elkaar. Dat noemen we een **zwakke plek**. Er zijn vier soorten:
#
# - er is geen contact, terwijl je dat wel verwacht;
# - één kant noemt de ander, maar andersom niet;
# - er is contact, maar het loopt moeizaam;
# - alles loopt via één organisatie.
#
# Dubbelklik en vul in.
#
# - Deze soort zie ik straks, denk ik: …
# - Tussen deze twee soorten organisaties: …

# %% [markdown] lang="en" name="predict_gap"
# ## Predict: the cooperation
#
# Each professional also ticked the organisations they work with. Sometimes two organisations miss
# each other. We call that a **weak spot**. There are four kinds:
#
# - there is no contact, although you would expect it;
# - one side names the other, but not the other way round;
# - there is contact, but it does not run smoothly;
# - everything runs through one organisation.
#
# Double-click and fill in.
#
# - I think I will see this kind: …
# - Between these two kinds of organisations: …

# %% [markdown] lang="nl" name="try_gap"
# ## Probeer: de samenwerking
#
# Voer de cel uit. Klik op een organisatie en zie wie zij noemt. Ga ook eens met de Tab-toets en de
# pijltjes door het plaatje.

# %% [markdown] lang="en" name="try_gap"
# ## Try: the cooperation
#
# Run the cell. Click on an organisation and see whom it names. Also go through the picture with
# the Tab key and the arrows.

# %% name="network"
# nl: Stap 3: bekijk wie met wie samenwerkt.
# en: Step 3: look at who works with whom.
from quickscan_sim.lesson import show_network

show_network(my_scan)

# %% [markdown] lang="nl" name="read_gap"
# Dat zijn veel lijnen. De volgende cel kiest er één plek uit en zegt in woorden wat je ziet.

# %% [markdown] lang="en" name="read_gap"
# Those are many lines. The next cell picks one place and says in words what you see.

# %% name="gap"
# nl: Stap 4: lees de eerste zwakke plek.
# en: Step 4: read the first weak spot.
from quickscan_sim.lesson import show_gap

show_gap(my_scan, number=1)

# %% [markdown] lang="nl" name="explain_gap"
# ## Leg uit: de samenwerking
#
# Lees de zinnen hardop voor. Zoek de rode lijn of ring in het plaatje. Een gestreept vakje
# betekent: te weinig antwoorden. Geen lijn zegt daar dus niets.
#
# Dubbelklik en vul in.
#
# - De zwakke plek in één zin van mijzelf: …
# - Hoeveel mensen zeiden dit (n)? …
# - Dit weet ik nog niet, en zou ik aan beide kanten vragen: …
#
# Bij een echte wijk weet niemand zeker of je het goed las. Deze wijk is verzonnen. Je docent kan
# dus nakijken welke zwakke plekken er met opzet in zitten.
#
# Lees nu de tweede zwakke plek. Verander bij stap 4 `number=1` in `number=2`. Voer de cel weer uit.
#
# Loopt het vast? Kies in het menu **Run** en dan **Restart Kernel and Run All Cells…** Klik daarna
# op **Restart**. Alles begint dan opnieuw. Wat je typte, blijft staan.

# %% [markdown] lang="en" name="explain_gap"
# ## Explain: the cooperation
#
# Read the sentences aloud. Find the red line or ring in the picture. A hatched mark means: too
# few answers. No line there means nothing.
#
# Double-click and fill in.
#
# - The weak spot in one sentence of my own: …
# - How many people said so (n)? …
# - This I do not know yet, and would ask both sides: …
#
# In a real neighbourhood nobody knows for sure whether you read it right. This one is invented. So
# your lecturer can check which weak spots were put in on purpose.
#
# Now read the second weak spot. In step 4 change `number=1` into `number=2`. Run the cell again.
#
# Are you stuck? Choose **Run** in the menu and then **Restart Kernel and Run All Cells…** Then
# click on **Restart**. Everything starts afresh. What you typed stays.

# %% [markdown] lang="nl" name="talk"
# ## Gesprek
#
# Bespreek dit met een medestudent.
#
# 1. Wat zag je? Noem het cijfer en de n.
# 2. Hoe zou dat komen? Noem twee verklaringen.
# 3. **Welke regel, wachttijd of route maakt het moeilijk om elkaar te vinden?** Wie kan die
#    veranderen?
# 4. Wat gaat er al goed in deze wijk?
#
# De bewoners zijn niet gevraagd. Wat zou een ervaringsdeskundige van jullie gesprek vinden? Die
# stoel is nu leeg. Wie nodig je uit, en hoe betaal je die persoon?

# %% [markdown] lang="en" name="talk"
# ## Talk about it
#
# Discuss this with a fellow student.
#
# 1. What did you see? Name the number and the n.
# 2. How could that be? Name two explanations.
# 3. **Which rule, waiting time or route makes it hard to find each other?** Who can change it?
# 4. What goes well in this neighbourhood already?
#
# The residents were not asked. What would an expert by experience think of your talk? That seat
# is empty now. Whom do you invite, and how do you pay this person?

# %% [markdown] lang="nl" name="remember"
# ## Kernpunten
#
# - Een score hoort bij een groep professionals, nooit bij één persoon of gezin.
# - Bij elke score horen n en een interval.
# - Een zwakke plek is een vraag om samen na te gaan. Het is geen oordeel.
#
# ## Pas op
#
# - Een verschil kan toeval zijn. Kijk altijd naar de lijn.
# - "Niet genoemd" is iets anders dan "niet gevraagd". Wie niet antwoordde, is onbekend.
# - Een cijfer van een wijk zegt niets over één bewoner.
#
# ## Taal en zorgvuldigheid
#
# Noem eerst de mens: *een gezin met geldzorgen*, *bewoners met een laag inkomen*. Zoek oorzaken
# ook in regels, inkomens en prijzen. De vragen zijn een oefenversie, niet het gevalideerde
# instrument.
#
# ## Reflectie voor je portfolio
#
# Dubbelklik en schrijf drie zinnen.
#
# - Dit verraste mij: …
# - Dit lees ik voortaan anders: …
# - Deze vraag neem ik mee naar mijn stage of werk: …

# %% [markdown] lang="en" name="remember"
# ## Remember
#
# - A score belongs to a group of professionals, never to one person or family.
# - Every score comes with n and an interval.
# - A weak spot is a question to look into together. It is not a judgement.
#
# ## Watch out
#
# - A difference may be chance. Always look at the line.
# - "Not named" is not the same as "not asked". Who did not answer is unknown.
# - A figure for a neighbourhood says nothing about one resident.
#
# ## Words and care
#
# Name the person first: *a family with money worries*, *residents on a low income*. Look for
# causes in rules, incomes and prices too. The questions are a practice version, not the validated
# instrument.
#
# ## Reflection for your portfolio
#
# Double-click and write three sentences.
#
# - This surprised me: …
# - This I will read differently from now on: …
# - This question I take to my placement or work: …
