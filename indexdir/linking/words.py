"""Words that say what a neighbouring name is: titles, prepositions, verbs, and the heads of longer names."""


def words_of(text: str) -> frozenset[str]:
    """Make a set of the words of a text."""
    return frozenset(text.split())


# Before a surname they are no given name, and the surname needs no other support.
COURTESY = words_of(
    """
    mr mrs ms miss dr prof professor sir dame madam shri smt sri sardar kumari gen general adm admiral marshal colonel
    col commander captain capt lieutenant lt brigadier brig amb ambassador
    """
)
# The same where the person held such an office.
OFFICE_TITLES = words_of(
    """
    secretary undersecretary minister mantri president premier chancellor senator sen congressman congresswoman
    representative rep governor gov sec
    """
)
TITLES = (
    COURTESY
    | OFFICE_TITLES
    | words_of(
        """
    chief chairman chairwoman chair co-chair director spokesman spokeswoman spokesperson adviser advisor envoy official
    officer deputy vice acting former then ex counterpart commissioner delegate negotiator head leader candidate nominee
    incoming outgoing late judge justice king queen prince princess major administration team
    """
    )
)
# Words that open a sentence with a capital and are no given name.
OPENERS = words_of(
    "a about after again also although amid among an and another any around as asked at because before behind below "
    "beside besides between beyond both but by despite during each earlier either even every excluding few following "
    "for from given had has have having he hence her here his how however if in including indeed inside instead into "
    "is it its just last later like likewise many meanwhile moreover most much nearly neither nevertheless next no nor "
    "not nothing now of off often on once one only or other our out outside over per perhaps plus quoting regarding "
    "said says several shall she should similarly since so some soon still such than that the their them then thence "
    "there therefore these they this those though through throughout thus to today together tomorrow too toward "
    "towards under unless unlike until up upon was we were what whatever when whenever where whereas whether which "
    "while who whom whose why will with within without would yesterday yet you your i q"
)
DATES = words_of(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec "
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
)
SMALL_IN_TITLES = words_of(
    "and but for nor not off out per the via with from into over than that upon amid about after between against under"
)
# Surnames that are titles or common words too: "the Lord", "Lord Ismay", "House of Lords".
TITLE_SURNAMES = words_of(
    "lord king bishop judge major marshal dean pope prince duke baron earl knight abbot mayor sheriff page cook baker "
    "young white black brown green long short rice ford"
)

PLACE_BEFORE = words_of(
    "in at near inside outside across around throughout visit visited visiting visits downtown central"
)
PLACE_OR_PARTY_BEFORE = words_of("from to via toward towards into leave left leaving reach reached reaching")
MOTION = words_of(
    "visit visits trip trips travel travels travelled traveled travelling traveling flew fly flies flying fled went "
    "go goes going gone came come comes coming return returns returned returning arrive arrived arriving journey tour "
    "way drove drive moved move flight flights route headed heading heads reported reports reporting"
)
AIMED = words_of("aimed aim directed targeted anger angry look looked looking shot barb swipe levelled leveled furious")
PARTY_BEFORE = words_of(
    "between with by against versus vs on upon for than amongst among urge urged press pressed tell told ask asked"
)
STATE_VERBS = words_of(
    "has had have is was were are be been will would should could can may might must shall did does do says said "
    "wants wanted hopes seeks sought fears thinks thought told tells made makes took takes gave gives got gets let "
    "lets put puts set sets kept keeps held holds bought buys sold sells built builds began begins chose chooses won "
    "wins lost loses paid pays led leads saw sees knew knows felt feels met meets went goes came comes became becomes "
    "agree differ disagree want hope say see seek remain insist believe think know make take "
    "seldom often rarely always usually sometimes soon "
    "stood stands spoke speaks broke drew draws also never not still already now then"
)
# After a capital they make it an attribute, not a subject.
NOUNS_AFTER = words_of(
    "talks sources officials streets offices residents headquarters meetings times elections suburbs politics circles "
    "insiders observers visits sessions sanctions relations ties observers diplomats experts analysts news "
    "meeting building hearing briefing signing gathering proceedings landing opening evening morning wedding housing "
    "based"
)
PLACE_NOUNS = words_of(
    "talks meeting meetings summit session sessions visit office offices streets suburbs residents airport metro area "
    "region conference streets hotel university police headquarters evening morning weather"
)
# Capitalised words after a country or a city that make a longer name of it, which is somebody else's.
NAME_TAILS = words_of(
    "post times express herald tribune standard today ocean airlines airways museum university institute college club "
    "hotel yard street avenue bridge square monument journal gazette mirror television tv radio bank church school "
    "sea gate mail telegraph daily weekly monthly magazine press review quarterly academy hospital airport stadium "
    "consensus quartet service services railways commission"
)
NATIONAL_TAILS = words_of("congress army bank university museum library geographic")
NAME_HEADS_OF = words_of("bank times voice house daughters sons museum university institute church company")
DIRECTIONS = words_of(
    "north south east west northern southern eastern western central latin greater native african anglo captain air"
)
# Before an office they make it another office: Under Secretary, Joint Secretary, Vice President.
DEPUTIES = words_of("under deputy assistant vice joint additional principal undersecretary lord shadow")
OFFICES = words_of(
    "minister secretary president chief mantri ambassador chairman chair director premier chancellor commander "
    "undersecretary governor speaker"
)
# After these an office word is the office, not who was in it.
POSTS = words_of("post office position role job title rank charge tenure portfolio duties appointment")
INTO_OFFICE = words_of(
    "as became become becomes becoming appointed named nominated nominate nominates made elected designated confirmed "
    "promoted succeed succeeded replaced"
)
NOT_IN_OFFICE = words_of(
    "former ex then future previous every each a an any no another erstwhile sometime onetime prospective either two "
    "three several many all both successive past"
)
# Other nations' seats: an office word in a report from there is theirs.
FOREIGN_SEATS = words_of(
    "london tokyo canberra paris berlin beijing islamabad ankara seoul ottawa rome madrid jerusalem kyiv kiev tehran "
    "dhaka kathmandu colombo brussels westminster whitehall kremlin"
)
LORDLY = words_of("mayor chancellor chief justice advocate provost lieutenant privy speaker commissioner")
LEGISLATURES = words_of("congress senate parliament")
LAWS = words_of("law act statute legislation code")
# An office or body that every state has: another nation before it makes it another state's.
INSTITUTIONS = OFFICES | words_of(
    "ministry navy army force congress senate parliament department government council pentagon mod dod administration"
)
NATIONS = words_of(
    "american british russian chinese japanese french german italian spanish indian pakistani israeli turkish iranian "
    "iraqi australian canadian korean vietnamese singaporean malaysian indonesian thai philippine bangladeshi nepali "
    "nepalese bhutanese lankan afghan saudi emirati qatari egyptian ukrainian polish swedish norwegian danish finnish "
    "dutch belgian greek armenian georgian azerbaijani kazakh brazilian mexican south-korean uk us u.s eu european "
    "america britain russia china japan france germany italy spain india pakistan israel turkey iran iraq australia "
    "canada korea vietnam singapore malaysia indonesia thailand philippines bangladesh nepal bhutan lanka afghanistan "
    "arabia emirates qatar egypt ukraine poland sweden norway denmark finland netherlands belgium greece armenia "
    "georgia azerbaijan kazakhstan brazil mexico"
)
# Before "ministry" or "department" they make it another one.
OTHER_BODIES = words_of(
    "foreign finance external home interior commerce trade railway railways health justice energy education shipping "
    "civil power law labour labor agriculture state treasury transport environment culture information affairs "
    "opposition ruling"
)
# In a heading they are verbs, although they have a capital.
HEADLINE_VERBS = words_of(
    "told tell tells says said say meets met meet visits visited visit hosts hosted hails hailed lauds backs backed "
    "urges urged asks asked calls called greets greeted receives received joins joined seeks sought welcomes welcomed "
    "warns warned presses pressed praises praised thanks thanked sees saw hears heard briefs briefed assures assured "
    "names named picks picked appoints appointed leads led heads headed signs signed tops tells beats meeting why how "
    "what when where who as after before for with and to by from on in at of the"
)
# After a country's acronym in a line of capitals: it is the country there, and no pronoun.
HEADLINE_NOUNS = words_of(
    "sanctions defence defense arms deal deals talks senate congress house officials envoy trade troops firm firms law "
    "waiver president secretary delegation team side forces navy army military treasury ties relations to government "
    "visa visas aid jets carrier carriers ships lawmakers envoys pact administration embassy says warns hails india "
    "russia china and"
)
# In a line all in capitals these are words, not acronyms.
COMMON_IN_CAPITALS = words_of(
    "us in it who is as at am be by do go he if me my no of on or so to up we was are act aid and for not all any "
    "can had has her him his how its may new now old one our out see the two use way you isa lord state mod"
)
ARTICLES = words_of("the this that")
ADJECTIVES = words_of("british french dutch swiss welsh scottish irish hellenic")
