# ---
# jupyter:
#   notebooks:
#     start: {nl: 00_start, en: 00_start}
# ---

# %% [markdown] part="start" lang="nl" name="start"
# # Oefenen met de quickscan
#
# > **Deze wijk is verzonnen.** De gegevens zijn gesimuleerd. Er staan geen echte mensen in.
#
# Welkom. Met een **quickscan** kijken professionals in een wijk naar hun eigen werk. Zien zij
# gezinnen met geldzorgen? Durven zij erover te beginnen? En wie vindt wie?
#
# In deze lessen oefen je met een eigen, verzonnen wijk. Iemand anders heeft een andere wijk. Wij
# weten wat er in elke wijk is gestopt. Daarom kan de les uitleggen welke fout je maakte.
#
# **Nooit met dit scherm gewerkt?** Klik op [Startklaar](M0_startklaar.ipynb). Dat kost 25 minuten.
# Daar leer je alles wat je nodig hebt. Een blauw woord opent een nieuw tabblad. Terug naar deze
# pagina? Klik bovenaan op het tabblad **00_start**.
#
# **Vooraf.** Deze lessen gaan over leven met weinig geld. Sommige deelnemers leven of leefden zelf
# in armoede. Niemand hoeft daar iets over te vertellen. Alleen meekijken mag ook.

# %% [markdown] lang="en" name="start"
# # Practise with the quickscan
#
# > **This neighbourhood is invented.** The data is simulated. There are no real people in it.
#
# Welcome. With a **quickscan** professionals in a neighbourhood look at their own work. Do they
# notice families with money worries? Do they dare to bring it up? And who finds whom?
#
# In these lessons you practise with an invented neighbourhood of your own. Somebody else has
# another one. We know what was put into each of them. So the lesson can explain which mistake you
# made.
#
# **Never worked with this screen?** Click on [Ready](M0_ready.ipynb). It takes 25 minutes. There
# you learn all that you need. A blue word opens a new tab. Back to this page? Click on the tab
# **00_start** at the top.
#
# **Before you start.** These lessons are about living on little money. Some participants live or
# lived in poverty. Nobody has to share anything about that. Just watching is fine too.

# %% [markdown] lang="nl" name="routes"
# ## Kies je route
#
# Begin met **M0 Startklaar**. Kies daarna een les. M2, M5 en M6 hebben vier delen. Doe die op
# volgorde.
#
# | Les | Deel | Minuten |
# |:--|:--|--:|
# | M0 Startklaar | [Startklaar](M0_startklaar.ipynb) | 25 |
# | Proefles | [Je eerste wijk](01_je_eerste_wijk.ipynb) | 20 |
# | M2 Scoren | [Verkenning M2](M2_1_verkenning.ipynb) | 30 |
# | M2 Scoren | [Werkblad M2](M2_2_werkblad.ipynb) | 45 |
# | M2 Scoren | [Opdracht M2](M2_3_opdracht.ipynb) | 70 |
# | M2 Scoren | [Gesprek M2](M2_4_gesprek.ipynb) | 20 |
# | M5 Het netwerk lezen | [Verkenning M5](M5_1_verkenning.ipynb) | 40 |
# | M5 Het netwerk lezen | [Werkblad M5](M5_2_werkblad.ipynb) | 45 |
# | M5 Het netwerk lezen | [Opdracht M5](M5_3_opdracht.ipynb) | 75 |
# | M5 Het netwerk lezen | [Gesprek M5](M5_4_gesprek.ipynb) | 20 |
# | M6 Naar een verbeterplan | [Verkenning M6](M6_1_verkenning.ipynb) | 30 |
# | M6 Naar een verbeterplan | [Werkblad M6](M6_2_werkblad.ipynb) | 30 |
# | M6 Naar een verbeterplan | [Opdracht M6](M6_3_opdracht.ipynb) | 120 |
# | M6 Naar een verbeterplan | [Gesprek M6](M6_4_gesprek.ipynb) | 30 |
#
# - **Even proeven**: doe *Je eerste wijk*. Dat kost 20 minuten.
# - **90 minuten per les**: bovenaan elk deel staat wat je dan overslaat.
# - **Helemaal**: doe M0, M2, M5 en M6. Dat kost ongeveer tien uur.

# %% [markdown] lang="en" name="routes"
# ## Choose your route
#
# Begin with **M0 Ready**. Then choose a lesson. M2, M5 and M6 have four parts. Do those in order.
#
# | Lesson | Part | Minutes |
# |:--|:--|--:|
# | M0 Ready | [Ready](M0_ready.ipynb) | 25 |
# | Taster | [Your first neighbourhood](01_your_first_neighbourhood.ipynb) | 20 |
# | M2 Scoring | [Explore M2](M2_1_explore.ipynb) | 30 |
# | M2 Scoring | [Worksheet M2](M2_2_worksheet.ipynb) | 45 |
# | M2 Scoring | [Assignment M2](M2_3_assignment.ipynb) | 70 |
# | M2 Scoring | [Talk M2](M2_4_talk.ipynb) | 20 |
# | M5 Reading the network | [Explore M5](M5_1_explore.ipynb) | 40 |
# | M5 Reading the network | [Worksheet M5](M5_2_worksheet.ipynb) | 45 |
# | M5 Reading the network | [Assignment M5](M5_3_assignment.ipynb) | 75 |
# | M5 Reading the network | [Talk M5](M5_4_talk.ipynb) | 20 |
# | M6 Towards a plan | [Explore M6](M6_1_explore.ipynb) | 30 |
# | M6 Towards a plan | [Worksheet M6](M6_2_worksheet.ipynb) | 30 |
# | M6 Towards a plan | [Assignment M6](M6_3_assignment.ipynb) | 120 |
# | M6 Towards a plan | [Talk M6](M6_4_talk.ipynb) | 30 |
#
# - **Just a taste**: do *Your first neighbourhood*. It takes 20 minutes.
# - **90 minutes a lesson**: the top of each part says what you then leave out.
# - **All of it**: do M0, M2, M5 and M6. It takes about ten hours.

# %% [markdown] lang="nl" name="work"
# ## Zo werk je
#
# - **Links en rechts.** Links staat een lijst met bestanden. Die heb je bijna nooit nodig. Je leest
#   en werkt rechts.
# - **Uitvoeren.** In een les staan grijze vakken. Zo'n vak heet een **cel**. Klik erin en druk op
#   **Shift+Enter**. Een sterretje `[*]` betekent: de computer rekent nog.
# - **Schrijven.** Staat er "Dubbelklik"? Klik dan twee keer snel op de tekst en typ op de puntjes.
#   Je ziet nu ook sterretjes en hekjes. Die verdwijnen met **Shift+Enter**.
# - **Bewaren.** Druk op **Ctrl+S**. Op een Mac is dat **Cmd+S**. Vraagt het scherm bij het sluiten
#   of je wilt bewaren? Kies **Save**.
# - **Opnieuw beginnen.** Kies bovenaan **Run** en dan **Restart Kernel and Run All Cells…** Klik
#   daarna op **Restart**. Wat je typte, blijft staan.
# - **Een oranje rand?** Dan zegt de les wat er nog moet gebeuren. Je kunt niets stukmaken.
#
# Heb je een persoonlijke code? Sleep het bestand `packs….zip` van je docent naar de lijst links.
# Typ je code in de eerste cel van elke les. Zonder code opent de oefenwijk.

# %% [markdown] lang="en" name="work"
# ## How to work
#
# - **Left and right.** On the left is a list of files. You hardly ever need it. You read and work
#   on the right.
# - **Run.** A lesson has grey boxes. Such a box is called a **cell**. Click in it and press
#   **Shift+Enter**. A star `[*]` means: the computer is still busy.
# - **Write.** Does it say "Double-click"? Then click twice on the text, quickly, and type at the
#   dots. You also see stars and hashes now. They go with **Shift+Enter**.
# - **Save.** Press **Ctrl+S**. On a Mac it is **Cmd+S**. Does the screen ask whether you want to
#   save when you close it? Choose **Save**.
# - **Start again.** At the top choose **Run** and then **Restart Kernel and Run All Cells…** Then
#   click on **Restart**. What you typed stays.
# - **An orange edge?** Then the lesson says what is still to be done. You can break nothing.
#
# Do you have a personal code? Drag the file `packs….zip` from your lecturer to the list on the
# left. Type your code in the first cell of each lesson. Without a code the practice neighbourhood
# opens.

# %% [markdown] lang="nl" name="more"
# ## Woorden en docenten
#
# - Een woord kwijt? Kijk in de [woordenlijst](../guide/glossary_nl.md).
# - Voor docenten: de handleiding bij [M0](../guide/M0_nl.md), [M2](../guide/M2_nl.md),
#   [M5](../guide/M5_nl.md) en [M6](../guide/M6_nl.md).
# - Alle denkfouten die de lessen herkennen, staan [in één lijst](../guide/misconceptions_nl.md).

# %% [markdown] lang="en" name="more"
# ## Words and lecturers
#
# - Lost a word? Look in the [glossary](../guide/glossary_en.md).
# - For lecturers: the guide with [M0](../guide/M0_en.md), [M2](../guide/M2_en.md),
#   [M5](../guide/M5_en.md) and [M6](../guide/M6_en.md).
# - All mistakes that the lessons recognise stand [in one list](../guide/misconceptions_en.md).
