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
# **Before you start.** These lessons are about living on little money. Some participants live or
# lived in poverty. Nobody has to share anything about that. Just watching is fine too.

# %% [markdown] lang="nl" name="routes"
# ## Kies je route
#
# Begin met **Startklaar**. Kies daarna een les. Elke les heeft vier delen. Doe ze op volgorde.
#
# | Les | Deel | Minuten |
# |:--|:--|--:|
# | Je eerste wijk | [Proefles](01_je_eerste_wijk.ipynb) | 20 |
# | M0 Startklaar | [Startklaar](M0_startklaar.ipynb) | 20 |
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
# Begin with **Ready**. Then choose a lesson. Each lesson has four parts. Do them in order.
#
# | Lesson | Part | Minutes |
# |:--|:--|--:|
# | Your first neighbourhood | [Taster](01_your_first_neighbourhood.ipynb) | 20 |
# | M0 Ready | [Ready](M0_ready.ipynb) | 20 |
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
# - **Uitvoeren.** Klik in een grijze cel en druk op **Shift+Enter**. Een sterretje `[*]` betekent:
#   de computer rekent nog.
# - **Bewaren.** Druk op **Ctrl+S**. Op een Mac is dat **Cmd+S**. Sluit je het tabblad zonder te
#   bewaren? Dan is je werk weg.
# - **Opnieuw beginnen.** Klik op de knop **⏩** boven de les. Of kies **Run**, dan **Restart Kernel
#   and Run All Cells**. Je antwoorden blijven staan.
# - **Een oranje rand?** Dan zegt de les wat er nog moet gebeuren. Je kunt niets stukmaken.
#
# Heb je een persoonlijke code? Zet het bestand `packs….zip` van je docent naast de lessen. Typ je
# code in de eerste cel van elke les. Zonder code opent de oefenwijk.

# %% [markdown] lang="en" name="work"
# ## How to work
#
# - **Run.** Click in a grey cell and press **Shift+Enter**. A star `[*]` means: the computer is
#   still busy.
# - **Save.** Press **Ctrl+S**. On a Mac it is **Cmd+S**. Do you close the tab without saving? Then
#   your work is gone.
# - **Start again.** Click on the button **⏩** above the lesson. Or choose **Run**, then **Restart
#   Kernel and Run All Cells**. Your answers stay.
# - **An orange edge?** Then the lesson says what is still to be done. You can break nothing.
#
# Do you have a personal code? Put the file `packs….zip` from your lecturer beside the lessons. Type
# your code in the first cell of each lesson. Without a code the practice neighbourhood opens.

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
