# ---
# jupyter:
#   module: M5
#   notebooks:
#     explore:
#       nl: M5_1_verkenning
#       en: M5_1_explore
#     worksheet:
#       nl: M5_2_werkblad
#       en: M5_2_worksheet
#     assignment:
#       nl: M5_3_opdracht
#       en: M5_3_assignment
#     talk:
#       nl: M5_4_gesprek
#       en: M5_4_talk
# ---

# %% [markdown] part="explore" lang="nl" name="title"
# # M5 Het netwerk lezen: verkenning
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# **40 minuten.** Je voorspelt, je probeert en je legt uit. Dat doe je vijf keer.
#
# - Openen en lezen: 6 minuten. *Korte route: doen.*
# - Deel 1, één pijl: 7 minuten. *Korte route: doen.*
# - Deel 2, vijf partners: 8 minuten. *Korte route: doen.*
# - Deel 3, drie soorten hiaat: 6 minuten. *Korte route: doen.*
# - Deel 4, informele partners: 6 minuten. *Korte route: overslaan.*
# - Deel 5, de verbinder: 7 minuten. *Korte route: doen.*
#
# De **korte route** door de hele module duurt 90 minuten. Dat is verkenning 34, werkblad 20,
# opdracht 26 en gesprek 10.
#
# **Vooraf.** Deze les gaat over leven met weinig geld. Misschien raakt dat aan je eigen leven.
# Je hoeft daar niets over te vertellen. Alleen meekijken mag ook.

# %% [markdown] lang="en" name="title"
# # M5 Reading the network: explore
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# **40 minutes.** You predict, you try and you explain. You do that five times.
#
# - Opening and reading: 6 minutes. *Short route: do it.*
# - Part 1, one arrow: 7 minutes. *Short route: do it.*
# - Part 2, five partners: 8 minutes. *Short route: do it.*
# - Part 3, three kinds of gap: 6 minutes. *Short route: do it.*
# - Part 4, informal partners: 6 minutes. *Short route: leave it out.*
# - Part 5, the broker: 7 minutes. *Short route: do it.*
#
# The **short route** through the whole module takes 90 minutes. That is explore 34, worksheet 20,
# assignment 26 and talk 10.
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
# In Deventer brachten onderzoekers in 2018 en 2019 in beeld hoe partners samenwerken. Zij bleven
# niet alleen met hun cijfers. In vijf gesprekken met groepen legden zij de uitkomst op tafel. Drie
# dingen sprongen eruit: iemand die anderen verbindt, zichtbaar zijn, en vertrouwen. Marja de Jong
# en anderen schreven dat in 2022 op, in
# [een Engels artikel](https://pmc.ncbi.nlm.nih.gov/articles/PMC10405043).
#
# Stel: een juf ziet dat een kind geen lunch bij zich heeft. Zij wil graag helpen. Maar kent zij
# iemand van het sociaal team? En kent het team de voedselbank? Weet niemand van elkaar wat hij
# doet? Dan zoekt het gezin zelf de weg, van loket naar loket.
#
# Jouw wijk heeft ook zo'n netwerk. Je leert het lezen: wie vindt wie, en waar nog niet? Je leert
# ook wat je **niet** weet.
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
# In the Dutch town of Deventer researchers mapped how partners work together, in 2018 and 2019.
# They did not keep the numbers to themselves. In five group talks they put the result on the
# table. Three things stood out: somebody who connects others, being visible, and trust. Marja de
# Jong and others wrote this in 2022, in
# [an article](https://pmc.ncbi.nlm.nih.gov/articles/PMC10405043).
#
# Suppose a teacher sees that a child has no lunch. She would like to help. But does she know
# somebody of the social team? And does the team know the food bank? If nobody knows what the
# others do, the family has to find its own way, from desk to desk.
#
# Your neighbourhood has such a network too. You learn to read it: who finds whom, and where not
# yet? You also learn what you do **not** know.
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

# %% [markdown] lang="nl" name="predict_arrow"
# ## Voorspel 1: één pijl
#
# Mensen vulden in met welke partners zij te maken hebben. Een school noemt het JGZ-team. Dat is
# het team voor de gezondheid van de jeugd. Het JGZ-team noemt de school **niet**.
#
# Dubbelklik op deze tekst en vul in, voordat je kijkt.
#
# - Volgens mij hebben deze twee wel, niet of half een band: …
# - Dat denk ik omdat: …

# %% [markdown] lang="en" name="predict_arrow"
# ## Predict 1: one arrow
#
# People filled in which partners they deal with. A school names the youth health team. The youth
# health team does **not** name the school.
#
# Double-click this text and fill it in before you look.
#
# - I think these two have a tie, no tie or half a tie: …
# - I think so because: …

# %% [markdown] lang="nl" name="try_network"
# ## Probeer 1: de netwerkplaat
#
# Voer de cel uit. Elk teken is een partner. Een lijn is een **band**; in de plaat heet dat een
# contact. Bij **Thema** kies je de laag. Een **laag** is het netwerk op één thema.
#
# 1. Kies de drie thema's om de beurt. Lees steeds de zin in het vlak onder de plaat. Schrijf op
#    hoeveel contacten er zijn.
# 2. Klik op **Matrix**. De rij noemt de kolom. Een stip is ja, een puntje is nee. Zoek een paar met
#    één stip en één puntje.
# 3. Klik op **Zinnen** en lees hetzelfde paar in woorden.
# 4. Zoek een **gearceerd** teken, met streepjes erin. Lees onder de plaat wat dat betekent.

# %% [markdown] lang="en" name="try_network"
# ## Try 1: the network picture
#
# Run the cell. Each sign is a partner. A line is a **tie**. Under **Subject** you choose the
# layer. A **layer** is the network on one subject.
#
# 1. Choose the three subjects in turn. Each time, read the sentence in the box below the picture.
#    Write down how many ties there are.
# 2. Click **Matrix**. The row names the column. A large dot is yes, a small dot is no. Find a pair
#    with one large and one small dot.
# 3. Click **Sentences** and read the same pair in words.
# 4. Find a **hatched** sign, with stripes in it. Read below the picture what it means.

# %% name="network" objectives="M5.a"
# nl: Bekijk het netwerk van je wijk.
# en: Look at the network of your neighbourhood.
from quickscan_sim.lesson import show_network

show_network(my_scan)

# %% [markdown] lang="nl" name="explain_arrow"
# ## Leg uit 1: één pijl
#
# Een pijl heeft een richting. "De school noemt het JGZ-team" is één antwoord. "Het JGZ-team noemt
# de school" is een ander antwoord. Hier is de band er maar van **één kant**.
#
# Een partner noemt de ander als minstens de helft van zijn mensen dat doet. Dat lees je pas als
# minstens **3 mensen** antwoordden. Anders is de partner **niet te lezen**. Geen lijn is daar geen
# nee. We weten het niet.
#
# De plek in de plaat zegt niets. Wie boven staat, is niet de baas.
#
# Dubbelklik en vul in.
#
# - Een paar van één kant in mijn wijk is: …
# - Deze partners zijn niet te lezen: …

# %% [markdown] lang="en" name="explain_arrow"
# ## Explain 1: one arrow
#
# An arrow has a direction. "The school names the youth health team" is one answer. "The youth
# health team names the school" is another answer. Here the tie is there from **one side** only.
#
# A partner names the other when at least half of its people do. You can read that only when at
# least **3 people** answered. Otherwise the partner **cannot be read**. No line is not a no there.
# We do not know.
#
# The place in the picture says nothing. Whoever stands on top is not in charge.
#
# Double-click and fill in.
#
# - A pair from one side in my neighbourhood is: …
# - These partners cannot be read: …

# %% [markdown] lang="nl" name="predict_hand"
# ## Voorspel 2: vijf partners
#
# Dit is een klein netwerk. Het is niet jouw wijk. 1 is ja en 0 is nee. De rij noemt de kolom.
#
# | | A | B | C | D | E |
# |---|---|---|---|---|---|
# | **A** school | – | 1 | 1 | 0 | 0 |
# | **B** opvang | 0 | – | 1 | 0 | 0 |
# | **C** sociaal team | 0 | 0 | – | 1 | 0 |
# | **D** JGZ-team | 0 | 0 | 1 | – | 0 |
# | **E** voedselbank | 0 | 0 | 1 | 0 | – |
#
# Kijk alleen en schat. Dubbelklik en vul in.
#
# - Zo vaak is het ja, van elke 10 keer dat het kan: …
# - In zo veel paren noemen beide kanten elkaar: …

# %% [markdown] lang="en" name="predict_hand"
# ## Predict 2: five partners
#
# This is a small network. It is not your neighbourhood. 1 is yes and 0 is no. The row names the
# column.
#
# | | A | B | C | D | E |
# |---|---|---|---|---|---|
# | **A** school | – | 1 | 1 | 0 | 0 |
# | **B** childcare | 0 | – | 1 | 0 | 0 |
# | **C** social team | 0 | 0 | – | 1 | 0 |
# | **D** youth health | 0 | 0 | 1 | – | 0 |
# | **E** food bank | 0 | 0 | 1 | 0 | – |
#
# Just look and estimate. Double-click and fill in.
#
# - It is yes this often, out of every 10 times that it is possible: …
# - In so many pairs both sides name each other: …

# %% [markdown] lang="nl" name="try_hand" objectives="M5.b"
# ## Probeer 2: teken en tel
#
# Pak papier.
#
# 1. Zet de vijf letters in een kring. Teken een pijl voor elke 1.
# 2. Tel de pijlen. Tel ook hoe vaak het kán: elke rij heeft vier vakjes.
# 3. Deel het eerste getal door het tweede. Dat is de **dichtheid**.
# 4. Tel de paren met minstens één pijl. Tel daarna de paren met twee pijlen.
# 5. Deel het tweede aantal paren door het eerste. Dat is de **wederkerigheid per paar**.

# %% [markdown] lang="en" name="try_hand" objectives="M5.b"
# ## Try 2: draw and count
#
# Take paper.
#
# 1. Put the five letters in a circle. Draw an arrow for every 1.
# 2. Count the arrows. Also count how often it is possible: each row has four cells.
# 3. Divide the first number by the second. That is the **density**.
# 4. Count the pairs with at least one arrow. Then count the pairs with two arrows.
# 5. Divide the second number of pairs by the first. That is the **reciprocity per pair**.

# %% [markdown] lang="nl" name="explain_hand"
# ## Leg uit 2: vijf partners
#
# Zo ziet je tekening eruit, in woorden:
#
# - A → B, van één kant
# - A → C, van één kant
# - B → C, van één kant
# - C ⇄ D, van beide kanten
# - E → C, van één kant
#
# Er zijn 6 pijlen. Het kan 5 × 4 = 20 keer. De dichtheid is 6 : 20 = **0,30**. Er zijn 5 paren met
# een pijl, en 1 daarvan gaat twee kanten op. De wederkerigheid per paar is 1 : 5 = **0,20**.
#
# Stel nu: E is niet te lezen. In rij E staan dan vier vraagtekens. Die laat je weg. Er blijven 16
# vakjes over met 5 enen. De dichtheid is 5 : 16 = 0,3125, dus **0,31**.
#
# Dubbelklik en vul in.
#
# - Mijn schatting klopte wel of niet, want: …
# - Een vraagteken is geen 0, omdat: …

# %% [markdown] lang="en" name="explain_hand"
# ## Explain 2: five partners
#
# This is your drawing in words:
#
# - A → B, from one side
# - A → C, from one side
# - B → C, from one side
# - C ⇄ D, from both sides
# - E → C, from one side
#
# There are 6 arrows. It is possible 5 × 4 = 20 times. The density is 6 : 20 = **0.30**. There are
# 5 pairs with an arrow, and 1 of those goes both ways. The reciprocity per pair is 1 : 5 =
# **0.20**.
#
# Now suppose that E cannot be read. Then there are four question marks in row E. You leave them
# out. That leaves 16 cells with 5 ones. The density is 5 : 16 = 0.3125, so **0.31**.
#
# Double-click and fill in.
#
# - My estimate was right or wrong, because: …
# - A question mark is not a 0, because: …

# %% [markdown] lang="nl" name="predict_gap"
# ## Voorspel 3: drie soorten hiaat
#
# Een **hiaat** is een plek waar partners elkaar nog niet vinden. De kit noemt dat een zwakke plek.
# Er zijn drie soorten:
#
# - **geen band**: geen van beide noemt de ander;
# - **één kant**: maar één noemt de ander;
# - **band zonder inhoud**: beide noemen elkaar, maar zij werken niet samen.
#
# Dubbelklik en vul in.
#
# - Ik denk dat deze soort in mijn wijk het meest voorkomt: …
# - Een gearceerde partner zonder lijn is volgens mij wel of geen hiaat: …

# %% [markdown] lang="en" name="predict_gap"
# ## Predict 3: three kinds of gap
#
# A **gap** is a place where partners do not find each other yet. The kit calls it a weak spot.
# There are three kinds:
#
# - **no tie**: neither names the other;
# - **one side**: only one names the other;
# - **tie without content**: both name each other, but they do not work together.
#
# Double-click and fill in.
#
# - I think this kind occurs most in my neighbourhood: …
# - I think a hatched partner without a line is a gap or is no gap: …

# %% [markdown] lang="nl" name="try_gap"
# ## Probeer 3: hiaten zoeken
#
# 1. Voer de cel uit. Je ziet de zwakke plek die het meest zeker is.
# 2. Lees de zinnen boven de plaat. Is dit geen band, of maar één kant? De rode stippels wijzen de
#    plek aan.
# 3. Verander `number=1` in `number=20` en voer de cel weer uit. Is dit een andere soort? De kit
#    kent ook soorten die hier niet staan. Kies dan een ander getal.
# 4. Ga terug naar de plaat van deel 1. Zoek een lijn zonder pijlpunt: die is van **beide kanten**.
#    Klik bij **Welke contacten** op **samenwerken**. Is de lijn weg? Dan is het een band zonder
#    inhoud.

# %% [markdown] lang="en" name="try_gap"
# ## Try 3: look for gaps
#
# 1. Run the cell. You see the weak spot that is most certain.
# 2. Read the sentences above the picture. Is this no tie, or only one side? The red dots show the
#    place.
# 3. Change `number=1` into `number=20` and run the cell again. Is this another kind? The kit also
#    knows kinds that are not listed here. Then choose another number.
# 4. Go back to the picture of part 1. Find a line without an arrowhead: it is from **both sides**.
#    Under **Which ties**, click **work together**. Is the line gone? Then it is a tie without
#    content.

# %% name="gap" objectives="M5.c"
# nl: Lees één zwakke plek tegelijk.
# en: Read one weak spot at a time.
from quickscan_sim.lesson import show_gap

show_gap(my_scan, number=1)

# %% [markdown] lang="nl" name="explain_gap"
# ## Leg uit 3: hiaat of onbekend
#
# Een hiaat zie je pas als **beide** kanten te lezen zijn. Is één kant niet te lezen? Dan is het
# **onbekend**. Misschien is die band er al. Vraag het dan eerst na.
#
# Een hiaat zegt niet waarom. Vaak is er geen tijd, of kent men elkaar niet. Soms staat een regel
# in de weg. Schrijf dus nooit: "zij willen niet".
#
# Dubbelklik en vul in.
#
# - De zwakke plek in mijn wijk is van deze soort: …
# - Dit zou ik beide partners vragen: …

# %% [markdown] lang="en" name="explain_gap"
# ## Explain 3: gap or unknown
#
# You see a gap only when **both** sides can be read. Can one side not be read? Then it is
# **unknown**. Perhaps that tie is there already. So ask first.
#
# A gap does not say why. Often there is no time, or people do not know each other. Sometimes a rule
# is in the way. So never write: "they do not want to".
#
# Double-click and fill in.
#
# - The weak spot in my neighbourhood is of this kind: …
# - This is what I would ask both partners: …

# %% [markdown] lang="nl" name="predict_informal"
# ## Voorspel 4: wie telt er mee
#
# Een bewonersgroep of een voedselbank is een **informele partner**. Daar werken vooral buren en
# vrijwilligers. Een school is een **formele partner**, met mensen in dienst.
#
# Dubbelklik en vul in.
#
# - Informele partners hebben in mijn wijk meer, minder of net zo veel banden als de rest: …
# - Vraag ik alleen goede banden, dan blijft zo veel over (veel, de helft, weinig): …

# %% [markdown] lang="en" name="predict_informal"
# ## Predict 4: who counts
#
# A residents' group or a food bank is an **informal partner**. Mainly neighbours and volunteers
# work there. A school is a **formal partner**, with paid staff.
#
# Double-click and fill in.
#
# - In my neighbourhood informal partners have more, fewer or as many ties as the rest: …
# - When I ask for good ties only, so much is left (much, half, little): …

# %% [markdown] lang="nl" name="try_informal"
# ## Probeer 4: informeel en kwaliteit
#
# 1. Voer de cel uit. Zoek de tekens met een **dubbele rand**: dat zijn informele partners.
# 2. Klik op **Organisaties**. Vergelijk hun contacten met die van formele partners.
# 3. Schuif **Kwaliteit minstens** één stapje, naar 1,5. Lees de zin onder de plaat. Van hoeveel
#    contacten is de kwaliteit onbekend?
# 4. Schuif daarna door naar 3. Wat nu nog wegvalt, kreeg wel een cijfer, maar lager dan 3.
# 5. Verander in de code `"ondersteunen"` in `"stimuleren"` en voer de cel weer uit.

# %% [markdown] lang="en" name="try_informal"
# ## Try 4: informal and quality
#
# 1. Run the cell. Find the signs with a **double edge**: those are informal partners.
# 2. Click **Organisations**. Compare their ties with those of formal partners.
# 3. Move **Quality at least** one step, to 1.5. Read the sentence below the picture. Of how many
#    ties is the quality unknown?
# 4. Then move on to 3. What falls away now did get a rating, but lower than 3.
# 5. In the code, change `"ondersteunen"` (supporting) into `"stimuleren"` (encouraging) and run
#    the cell again.

# %% name="informal" objectives="M5.d"
# nl: Kijk naar informele partners en naar de kwaliteit.
# en: Look at informal partners and at the quality.
from quickscan_sim.lesson import show_network

show_network(my_scan, layer="ondersteunen")

# %% [markdown] lang="nl" name="explain_informal"
# ## Leg uit 4: informeel en kwaliteit
#
# Een band zegt alleen dat de een de ander noemt. Hoe goed het gaat, is een andere vraag. Mensen
# gaven daarvoor een cijfer van 1 tot en met 4. Gaven minder dan 5 mensen een cijfer? Dan toont de
# plaat het niet. Zulke banden verdwijnen al bij het eerste stapje. Vaak zijn dat er veel. Zij zijn
# niet slecht, maar onbekend.
#
# Laat informele partners nooit weg. Een vrijwilliger ziet een gezin vaak eerder dan een loket.
# Meer banden is niet altijd beter: elke band kost tijd, ook van vrijwilligers.
#
# Dubbelklik en vul in.
#
# - Dit viel mij op aan de informele partners: …
# - Van deze band wil ik weten wat hem goed of lastig maakt: …

# %% [markdown] lang="en" name="explain_informal"
# ## Explain 4: informal and quality
#
# A tie only says that one names the other. How well it goes is another question. For that people
# gave a rating from 1 to 4. Did fewer than 5 people give one? Then the picture does not show it.
# Such ties disappear at the first step already. Often that is many. They are not bad, but unknown.
#
# Never leave informal partners out. A volunteer often sees a family before an office does. More
# ties is not always better: each tie takes time, of volunteers too.
#
# Double-click and fill in.
#
# - This struck me about the informal partners: …
# - Of this tie I would like to know what makes it good or hard: …

# %% [markdown] lang="nl" name="predict_leave"
# ## Voorspel 5: de verbinder gaat weg
#
# Kijk nog eens naar je tekening van A tot en met E. Het sociaal team (C) stopt. Twee partners
# bereiken elkaar in **twee stappen** als een derde met beide een band heeft.
#
# Dubbelklik en vul in.
#
# - Zonder C raken deze paren elkaar kwijt: …
# - In mijn wijk is dit de partner die je niet kunt missen: …

# %% [markdown] lang="en" name="predict_leave"
# ## Predict 5: the broker leaves
#
# Look again at your drawing of A to E. The social team (C) stops. Two partners reach each other in
# **two steps** when a third has a tie with both.
#
# Double-click and fill in.
#
# - Without C these pairs lose each other: …
# - In my neighbourhood this is the partner you cannot do without: …

# %% [markdown] lang="nl" name="try_leave"
# ## Probeer 5: haal een partner weg
#
# 1. Voer de cel uit. Kies het thema met de minste contacten. Dat schreef je op in deel 1.
# 2. Klik op de partner van je voorspelling. Klik op **Haal deze partner weg**.
# 3. Lees onder de plaat wat er wegvalt, en wie het contact met de rest verliest. Verliest niemand
#    het contact? Dan zijn er nog omwegen.
# 4. Klik op **Zet iedereen terug**. Haal nu een andere partner weg, of twee.

# %% [markdown] lang="en" name="try_leave"
# ## Try 5: take a partner away
#
# 1. Run the cell. Choose the subject with the fewest ties. You wrote that down in part 1.
# 2. Click the partner of your prediction. Click **Take this partner away**.
# 3. Read below the picture what falls away, and who loses contact with the rest. Does nobody lose
#    contact? Then there are still detours.
# 4. Click **Put everybody back**. Now take another partner away, or two.

# %% name="leave" objectives="M5.e"
# nl: Haal een partner weg.
# en: Take a partner away.
from quickscan_sim.lesson import show_network

show_network(my_scan)

# %% [markdown] lang="nl" name="explain_leave"
# ## Leg uit 5: de verbinder gaat weg
#
# Zonder C raken **vijf** paren elkaar kwijt: A en D, A en E, B en D, B en E, D en E. A en B niet,
# want zij hebben zelf een band. C is hier de **verbinder**: de enige weg tussen anderen.
#
# Veel lijnen is dus niet hetzelfde als verbinden. Hebben twee partners dezelfde lijnen? Dan kan de
# een het werk van de ander overnemen. Bij een verbinder is er geen andere korte weg.
#
# De plaat telt wie elkaar nog bereikt, hoe lang de weg ook is. In de opdracht tellen alleen
# **twee stappen**. Een lange weg is voor een gezin vaak te lang.
#
# Dubbelklik en vul in.
#
# - Mijn voorspelling klopte wel of niet, want: …
# - Zo maak je de wijk minder afhankelijk van één partner: …

# %% [markdown] lang="en" name="explain_leave"
# ## Explain 5: the broker leaves
#
# Without C **five** pairs lose each other: A and D, A and E, B and D, B and E, D and E. Not A and
# B, for they have a tie of their own. Here C is the **broker**: the only way between others.
#
# So many lines is not the same as connecting. Do two partners have the same lines? Then one can
# take over from the other. With a broker there is no other short way.
#
# The picture counts who still reaches each other, however long the way. In the assignment only
# **two steps** count. A long way is often too long for a family.
#
# Double-click and fill in.
#
# - My prediction was right or wrong, because: …
# - This makes the neighbourhood depend less on one partner: …

# %% [markdown] lang="nl" name="try_cards"
# ## Probeer verder: op tafel
#
# Is er tijd over? Voer de cel uit. Klik op **Open de kaarten om te printen** en print ze. Leg ze op
# een groot vel. Leg met touw de banden van één thema. Welk touw leg jij erbij, en waarom?

# %% [markdown] lang="en" name="try_cards"
# ## Try more: on the table
#
# Is there time left? Run the cell. Click **Open the cards to print** and print them. Lay them on a
# large sheet. Lay the ties of one subject with string. Which string would you add, and why?

# %% name="cards"
# nl: Print de kaarten van je wijk.
# en: Print the cards of your neighbourhood.
from quickscan_sim.lesson import show_cards

show_cards(my_scan)

# %% [markdown] part="worksheet" lang="nl" name="worksheet"
# # M5 Het netwerk lezen: werkblad
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# ## Werkblad
#
# **45 minuten.** Je maakt negen vragen over jouw wijk. W2, W9, W10 en W12 zijn **extra**: samen nog
# 25 minuten.
#
# **Korte route, 20 minuten:** maak W1, W4, W6, W8 en W11.
#
# Zo werkt elke vraag:
#
# 1. Voer de eerste cel uit en lees de vraag.
# 2. Typ je antwoord op de plek van de puntjes. Voer die cel uit.
# 3. Voer de cel met `check` uit. Klopt je antwoord nog niet? Dan lees je hoe dat komt.
#
# In een cel typ je een getal met een punt: 2.75. Wil je hulp? Typ in een lege cel `hint("M5.W1")`.
# Elke vraag heeft drie hints. Je mag zo vaak proberen als je wilt.
#
# Elke partner heeft een **code**, zoals O01. De codes en namen staan bij W1. In de tabellen zie je
# soms kleine aantallen. Dat mag hier, want de wijk is verzonnen. In een echt verslag schrijf je
# "minder dan 5".

# %% [markdown] lang="en" name="worksheet"
# # M5 Reading the network: worksheet
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# ## Worksheet
#
# **45 minutes.** You do nine questions about your neighbourhood. W2, W9, W10 and W12 are **extra**:
# another 25 minutes together.
#
# **Short route, 20 minutes:** do W1, W4, W6, W8 and W11.
#
# Each question works like this:
#
# 1. Run the first cell and read the question.
# 2. Type your answer in place of the dots. Run that cell.
# 3. Run the cell with `check`. Is your answer not right yet? Then you read how that comes.
#
# In a cell you type a number with a point: 2.75. More help? Type `hint("M5.W1")` in an empty cell.
# Each question has three hints. You may try as often as you like.
#
# Every partner has a **code**, such as O01. The codes and names stand with W1. In the tables you
# sometimes see small numbers. That is allowed here, for the neighbourhood is invented. In a real
# report you write "fewer than 5".

# %% name="open_worksheet"
# nl: Open je wijk. Typ je persoonlijke code, of laat het leeg voor de oefenwijk.
# en: Open your neighbourhood. Type your personal code, or leave it empty to practise.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="reading"
# ### Wie kun je lezen? W1 en W3

# %% [markdown] lang="en" name="reading"
# ### Whom can you read? W1 and W3

# %% question="M5.W1"

# %% question="M5.W3"

# %% [markdown] lang="nl" name="by_hand"
# ### Met de hand: W4 en W5
#
# Pak papier. Teken eerst de pijlen, net als bij A tot en met E. Tel daarna.

# %% [markdown] lang="en" name="by_hand"
# ### By hand: W4 and W5
#
# Take paper. First draw the arrows, as with A to E. Then count.

# %% question="M5.W4"

# %% question="M5.W5"

# %% [markdown] lang="nl" name="gaps"
# ### Hiaat of onbekend? W6, W7 en W13
#
# Wil je de plaat erbij? Voer dan deze cel uit en kies een thema. In de plaat staan namen. Welke
# code bij een naam hoort, zie je bij W1.

# %% [markdown] lang="en" name="gaps"
# ### Gap or unknown? W6, W7 and W13
#
# Would you like the picture beside it? Then run this cell and choose a subject. The picture has
# names. With W1 you see which code belongs to a name.

# %% name="network_worksheet"
# nl: Het netwerk van je wijk.
# en: The network of your neighbourhood.
from quickscan_sim.lesson import show_network

show_network(my_scan)

# %% question="M5.W6"

# %% question="M5.W7"

# %% question="M5.W13"

# %% [markdown] lang="nl" name="who_connects"
# ### Informeel, en wie verbindt: W8 en W11

# %% [markdown] lang="en" name="who_connects"
# ### Informal, and who connects: W8 and W11

# %% question="M5.W8"

# %% question="M5.W11"

# %% [markdown] lang="nl" name="extra"
# ### Extra: W2, W9, W10 en W12
#
# Nog vier vragen, voor wie verder wil of voor thuis.

# %% [markdown] lang="en" name="extra"
# ### Extra: W2, W9, W10 and W12
#
# Four more questions, for whoever wants to go on, or for at home.

# %% question="M5.W2"

# %% question="M5.W9"

# %% question="M5.W10"

# %% question="M5.W12"

# %% [markdown] part="assignment" lang="nl" name="assignment"
# # M5 Het netwerk lezen: opdracht
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# ## Opdracht
#
# **75 minuten, 32 punten.** De computer kijkt 22 punten na. Je docent leest de tekst van A10: dat
# zijn 10 punten.
#
# **Korte route, 26 minuten, 21 punten:** maak A1, A4 en A6. Schrijf A10 thuis.
#
# Hier kijkt `check` alleen naar de vorm. Dan weet je dat je antwoord leesbaar is. Of het klopt,
# hoor je later.
#
# De namen bij de codes staan bij A2. Ze staan ook bij vraag W1 van het werkblad.

# %% [markdown] lang="en" name="assignment"
# # M5 Reading the network: assignment
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# ## Assignment
#
# **75 minutes, 32 points.** The computer marks 22 points. Your lecturer reads the text of A10: that
# is 10 points.
#
# **Short route, 26 minutes, 21 points:** do A1, A4 and A6. Write A10 at home.
#
# Here `check` looks at the form only. Then you know that your answer can be read. Whether it is
# right, you hear later.
#
# The names that go with the codes stand with A2. They also stand with question W1 of the worksheet.

# %% name="open_assignment"
# nl: Open je wijk. Typ je persoonlijke code, of laat het leeg voor de oefenwijk.
# en: Open your neighbourhood. Type your personal code, or leave it empty to practise.
from quickscan_sim.lesson import open_my_wijk

my_scan = open_my_wijk("", "nl")

# %% [markdown] lang="nl" name="gap_list"
# ### De hiaten in je wijk: A1 tot en met A3

# %% [markdown] lang="en" name="gap_list"
# ### The gaps in your neighbourhood: A1 to A3

# %% question="M5.A1"

# %% question="M5.A2"

# %% question="M5.A3"

# %% [markdown] lang="nl" name="broker"
# ### De verbinder gaat weg: A4 en A5

# %% [markdown] lang="en" name="broker"
# ### The broker leaves: A4 and A5

# %% question="M5.A4"

# %% question="M5.A5"

# %% [markdown] lang="nl" name="short"
# ### Vier korte vragen: A6 tot en met A9

# %% [markdown] lang="en" name="short"
# ### Four short questions: A6 to A9

# %% question="M5.A6"

# %% question="M5.A7"

# %% question="M5.A8"

# %% question="M5.A9"

# %% [markdown] lang="nl" name="story"
# ### Je verhaal: A10
#
# Kies één thema. Voer de cel uit en schrijf eerst op:
#
# - de aantallen uit de zin in het vlak onder de plaat (is die weg, klik dan nog eens op het gekozen
#   teken);
# - hoeveel partners te lezen zijn (dat staat helemaal onderaan);
# - een paar dat elkaar vindt, een hiaat, en een paar dat onbekend is;
# - wat een informele partner doet in dit netwerk;
# - wat er wegvalt als je de verbinder weghaalt.

# %% [markdown] lang="en" name="story"
# ### Your story: A10
#
# Choose one subject. Run the cell and first write down:
#
# - the numbers from the sentence in the box below the picture (is it gone, then click the chosen
#   sign again);
# - how many partners can be read (that stands at the very bottom);
# - a pair that finds each other, a gap, and a pair that is unknown;
# - what an informal partner does in this network;
# - what falls away when you take the broker away.

# %% name="network_assignment"
# nl: Het netwerk van je wijk.
# en: The network of your neighbourhood.
from quickscan_sim.lesson import show_network

show_network(my_scan)

# %% question="M5.A10"

# %% [markdown] lang="nl" name="hand_in"
# ### Inleveren
#
# Kies **Run**, dan **Restart Kernel and Run All Cells**. Zie je geen rode tekst? Bewaar dan met
# **Ctrl+S** en lever dit bestand in.

# %% [markdown] lang="en" name="hand_in"
# ### Hand in
#
# Choose **Run**, then **Restart Kernel and Run All Cells**. No red text? Then save with **Ctrl+S**
# and hand in this file.

# %% [markdown] part="talk" lang="nl" name="talk"
# # M5 Het netwerk lezen: gesprek
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# **20 minuten**, met drie tot vijf studenten. Het gesprek duurt 15 minuten. De reflectie duurt 5
# minuten.
#
# **Korte route, 10 minuten:** bespreek vraag 1, 4 en 5. Maak de reflectie thuis.
#
# Spreek vooraf af: wat iemand vertelt, blijft hier. Passen mag altijd. Vandaag kijk je naar routes,
# niet naar mensen die tekortschieten. Eén van jullie leest voor, een ander let op de tijd.
#
# ## Beschrijven
#
# 1. Welke band in jouw wijk viel je op? Is hij van één kant of van beide kanten?
# 2. Van welke partners weet je het niet? Hoe zou je dat netjes navragen?
#
# ## Begrijpen
#
# 3. Wie van jullie haalde de verbinder weg? Wat merkt een gezin daarvan, de week erna?
# 4. Leg elk **één** band erbij. Wat gaat er over die band, en hoe vaak? Wie begint?
#
# ## Oorzaken
#
# 5. **Wie betaalt de uren van de verbinder?** Welke regel, termijn of subsidie maakt dat een wijk
#    op één mens leunt?
# 6. Informele groepen worden soms niet gevraagd. Hoe komt dat? Vraag het een
#    **ervaringsdeskundige**, en betaal haar of zijn tijd.

# %% [markdown] lang="en" name="talk"
# # M5 Reading the network: talk
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# **20 minutes**, with three to five students. The talk takes 15 minutes. The reflection takes 5
# minutes.
#
# **Short route, 10 minutes:** discuss questions 1, 4 and 5. Do the reflection at home.
#
# Agree beforehand: what somebody shares stays here. You may always pass. Today you look at routes,
# not at people who fall short. One of you reads aloud, another keeps an eye on the time.
#
# ## Describe
#
# 1. Which tie in your neighbourhood struck you? Is it from one side or from both sides?
# 2. Of which partners do you not know? How would you ask about that politely?
#
# ## Understand
#
# 3. Who of you took the broker away? What does a family notice of that, a week later?
# 4. Each add **one** tie. What goes over that tie, and how often? Who starts?
#
# ## Causes
#
# 5. **Who pays for the hours of the broker?** Which rule, term or grant makes a neighbourhood lean
#    on one person?
# 6. Informal groups are sometimes not asked. Why is that? Ask an **expert by experience**, and pay
#    for the time.

# %% [markdown] lang="nl" name="remember"
# ## Kernpunten
#
# - Lees een netwerk per laag. Een pijl heeft een richting.
# - Dichtheid is het aantal enen, gedeeld door alles wat je weet.
# - Wederkerigheid tel je per paar.
# - Een hiaat zie je pas als beide kanten te lezen zijn.
# - Een verbinder is de enige weg tussen anderen.
#
# ## Pas op
#
# - "Geen antwoord, dus geen band." Nee: je weet het niet.
# - "Zij willen niet samenwerken." Een hiaat zegt niet waarom.
# - "Meer banden is altijd beter." Elke band kost tijd. Kies er één.
#
# ## Taal en zorgvuldigheid
#
# Zeg "deze twee vinden elkaar nog niet". Zeg nooit "zij doen hun werk slecht". Noem informele
# partners ook. Schrijf bij een klein aantal "minder dan 5". Dit is het beeld van de mensen die
# antwoordden. Bewoners zijn nog niet gevraagd.
#
# ## Reflectie voor je portfolio
#
# Schrijf vijf zinnen. Welk vraagteken las jij bijna als een nee? Wie zou daar last van hebben
# gehad? Wie is in jouw stage de verbinder, en wie vangt dat op?

# %% [markdown] lang="en" name="remember"
# ## Remember
#
# - Read a network layer by layer. An arrow has a direction.
# - Density is the number of ones, divided by all that you know.
# - You count reciprocity per pair.
# - You see a gap only when both sides can be read.
# - A broker is the only way between others.
#
# ## Watch out
#
# - "No answer, so no tie." No: you do not know.
# - "They do not want to work together." A gap does not say why.
# - "More ties is always better." Each tie takes time. Choose one.
#
# ## Words and care
#
# Say "these two do not find each other yet". Never say "they do their work badly". Name informal
# partners too. With a small number, write "fewer than 5". This is the picture of the people who
# answered. Residents have not been asked yet.
#
# ## Reflection for your portfolio
#
# Write five sentences. Which question mark did you almost read as a no? Who would have suffered
# from that? Who is the broker in your placement, and who takes over?
