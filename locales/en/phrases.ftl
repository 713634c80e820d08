# The program's own words in English.
#
# A heading asks in the reader's voice ("Will I have to move?"); the words under it speak to the reader ("You stay …").
# `$voice` is `me` (the child, care plan), `we` (family or child, Child in Need plan), `they` (other readers of a care
# plan) or `worker`. `$name` is the child, `$lead` the person to ask, `$child` is `yes` where the reader is the child,
# `$parent` where they are a parent; `$about` is `me` in the child's own copy and `them` in others.
# `KEY-baby` is for a child under 3 or not born yet, in every copy: nothing there says what the child says, thinks or
# decides. `KEY-unborn` is for a child who is not born yet alone.
# `KEY-lead` is for the lead's own copy: they are not told to ask themselves. `KEY-shared` is for a copy of shared things alone.
# `.easier`, `.child`, `.teen`, `.family` and `.worker` are for a style that needs other words. Variants stand one a line.
# Sentences: at most 15 words, 12 in easier words. Warm, literal, no idioms, no promise that we cannot keep.

# --- The cover and the frame ---------------------------------------------------------------------------------------
title = { $voice ->
    [we] Our plan
   *[they] { $name }'s plan
}
title-unborn = A plan for { $name }
neutral-title = Our booklet
window-title = { $title } – { $page }
copy-for-person = This copy is for { $reader }.
copy-for-family = This copy is for the family.
copy-for-carers = This copy is for the carers.
copy-for-workers = This copy is for the workers.
copy-for-everyone = This copy is for everybody in the plan.
draft = Draft: we will talk about this
ask-words = Ask { $who }
ask-nobody-named = the social worker
ask-reviewing-officer = the reviewing officer
you-first = You
not-in-copy = This part is not in your copy.
speaks-to-other = In this booklet “you” means { $name }. Where it explains rights or hard words, “you” means the reader.
on-day = on { $day }
in-month = in { $day }
by-day = By { $day }

frame-skip = Skip to main content
frame-contents = All pages
frame-here = You are here
frame-next = Next
frame-previous = Back
frame-who-to-ask = Who to ask
frame-opens-tel = Ring
frame-opens-relay = Ring with Relay UK
frame-opens-sms = Text
frame-opens-mail = Write to
frame-hide = Hide this page
frame-hidden = The page is hidden.
frame-show = Show the page again

# How this looks: what a reader can choose. The names in brackets are those of the letters and stay as they are.
frame-look = How this looks
frame-look-listen = Look and listen
frame-look-aloud = Listen
frame-look-read = Read to me
    .family = Read this aloud
    .worker = Read this aloud
frame-look-from = Choose where to start
frame-look-here = Read from here
frame-look-stop = Stop reading
frame-look-ground = Background
frame-look-device = As on this device
frame-look-light = Light
frame-look-cream = Cream
frame-look-dark = Dark
frame-look-more = More contrast
    .easier = Extra clear
    .child = Extra clear
frame-look-text = Text size
frame-look-usual = Usual
frame-look-large = Large
frame-look-largest = Very large
frame-look-space = Space
frame-look-wide = More space
frame-look-letters = Font
frame-look-atkinson = Easy to tell apart (Atkinson)
frame-look-lexend = Wide (Lexend)
frame-look-andika = As at school (Andika)
frame-look-opendyslexic = Heavy at the bottom (OpenDyslexic)
frame-look-comic = Like handwriting (Comic Sans)
frame-look-keep = Remember this on this device
frame-look-keep-what = Nothing is kept until you tick this. Only these choices are kept. Untick it to delete them.
    .easier = Nothing is kept until you tick this. Untick it to delete your choices.
frame-look-keep-not = This device cannot remember it.
frame-look-back = Back to usual

# --- A sealed file before it is opened. It says nothing of what is inside. ------------------------------------------
sealed-title = This booklet is locked
sealed-what = You need six words to open it. Your social worker can tell you the words.
sealed-label = The six words
sealed-how = Type them in order. You can use small or capital letters.
sealed-open = Open the booklet
sealed-wait = Opening. This takes a few seconds.
sealed-wrong = Those words did not work. Check each word, then try again.
sealed-old = This browser cannot open it. Try a newer browser, or ask your social worker.

# Who somebody is, where the child's own word would not fit.
role-family = family
role-brother-or-sister = brother or sister
role-carer = carer
role-friend = friend
role-social-worker = social worker
role-reviewing-officer = reviewing officer
role-other-worker = worker
role-school = from school
role-health = from health
role-advocate = advocate
role-independent-visitor = independent visitor
role-personal-adviser = personal adviser
role-guardian = children's guardian
role-other = helper

# --- Start ---------------------------------------------------------------------------------------------------------
start-short = Start
start-window = Start
start-answer = { $child ->
    [yes] { $voice ->
    [we] This booklet is yours. It says what your family wants and who will help.
   *[me] This booklet is yours. It says what you want and who will help.
}
   *[no] { $voice ->
    [we] This booklet is your family's. It says what your family wants and who will help.
   *[they] This booklet says what { $name } wants and who will help.
}
}
start-answer-baby = { $voice ->
    [we] This booklet is your family's. It says what { $name } needs and who will help.
   *[they] This booklet says what { $name } needs and who will help.
}
start-answer-shared = This booklet has the parts of { $name }'s plan that were shared.
start-for = This copy is for
start-made = Made on
start-with = Made with
start-how = How it was made
start-ask = Ask first
start-goals = { $voice ->
    [me] My goals
    [we] Our goals
   *[they] { $name }'s goals
}
door-said = { $voice ->
    [me] What I said
    [we] What we said
   *[they] What people said
}
door-said-shared = What I said
door-said-line = And what we did about it.
door-people = { $voice ->
    [me] My people
    [we] Our people
   *[they] { $name }'s people
}
door-people-shared = Who to ask
door-people-line = Who they are and how to reach them.
door-home = { $voice ->
    [me] My home
    [we] Our home
   *[they] { $name }'s home
}
door-home-line = { $voice ->
    [me] Will I have to move?
    [we] Will we have to move?
   *[they] Will { $name } have to move?
}
door-seeing = { $about ->
    [me] Seeing my people
   *[them] Seeing people
}
door-seeing-line = Who, how often and where.
door-why = { $voice ->
    [me] Why I have this plan
    [we] Why we have this plan
   *[they] Why there is a plan
}
door-why-line = What happened, and what this plan is for.
door-help = { $voice ->
    [me] My help
    [we] Our help
   *[they] Help
}
door-help-line = { $voice ->
    [me] What help I get, and who from.
    [we] What help we get, and who from.
   *[they] What help there is, and who from.
}
door-doing-line = Who is doing what.

# --- In short ------------------------------------------------------------------------------------------------------
short-title = { $voice ->
    [me] My plan on one page
    [we] Our plan on one page
   *[they] { $name }'s plan on one page
}
short-short = In short
short-window = In short
short-goals = { $voice ->
    [me] What I want to be better
    [we] What we want to be better
   *[they] What should be better
}
short-owner = { $who } is leading on this goal.
    .easier = { $who } is in charge of this goal.
    .child = { $who } is in charge of this goal.
short-owner-mine = You are leading on this goal.
    .easier = You are in charge of this goal.
    .child = You are in charge of this goal.
short-important = Good to know
short-ask = Who to ask
short-review = Next review
short-move = { $voice ->
    [me] Will I have to move?
    [we] Will we have to move?
   *[they] Will { $name } have to move?
}

# --- About me ------------------------------------------------------------------------------------------------------
about-title = { $about ->
    [me] What should people know about me?
   *[them] What should people know about { $name }?
}
about-short = { $about ->
    [me] About me
   *[them] About { $name }
}
about-window = About me
about-answer = We start with the good things.
about-good-at = { $about ->
    [me] I am good at
   *[them] { $name } is good at
}
about-likes = { $about ->
    [me] I like
   *[them] { $name } likes
}
about-likes-baby = What { $name } seems to like
about-going-well = What is going well
about-matters = { $about ->
    [me] What matters most to me
   *[them] What matters most to { $name }
}
about-matters-baby = What matters most for { $name }
about-talks = { $about ->
    [me] How to talk with me
   *[them] How to talk with { $name }
}
about-talks-baby = How { $name } shows us things
about-finds-hard = { $about ->
    [me] What I find hard
   *[them] What { $name } finds hard
}
about-finds-hard-baby = What seems hard for { $name }
about-helps = { $about ->
    [me] What helps me
   *[them] What helps { $name }
}
about-full-name = Full name
about-pronouns = Pronouns
about-pronouns-say = Say “{ $pronouns }”.

# --- Why -----------------------------------------------------------------------------------------------------------
why-title = { $voice ->
    [me] Why do I have this plan?
    [we] Why do we have this plan?
   *[they] Why does { $name } have this plan?
}
why-short = Why
why-window = Why
why-missing = Ask { $lead } about this.
why-missing-lead = Nothing is written here yet.
why-no-title = { $voice ->
    [we] What if we say no?
    [me] What if we say no?
   *[they] What if the family says no?
}
why-no-yours = { $child ->
    [yes] Your family can say no to this plan. You can say what you think too.
   *[no] You can say no to this plan, now or later.
}
why-no-yours-family = The family can say no to this plan, now or later.
why-no-changed = { $child ->
    [yes] You said yes to this plan. You can say no too. Tell { $lead }.
   *[no] You said yes to this plan. You can still say no, now or later.
}
why-no-after = { $child ->
    [yes] Saying no is allowed. Ask { $lead } what happens then.
   *[no] Saying no is allowed. Ask { $lead } what the council will do then.
}
    .easier = Saying no is OK. Ask { $lead } what happens then.
    .family = Ask { $lead } exactly what the council will do if you do not accept the help.
why-no-after-family = Saying no is allowed. Ask { $lead } what happens then.
    .easier = Saying no is OK. Ask { $lead } what happens then.
    .family = Ask { $lead } exactly what the council will do if the family does not accept the help.
    .worker = The family can ask { $lead } exactly what the council will do if it does not accept the help.
why-no-harm = If a child may be badly harmed, the council must find out more. It must do this even if the family said no.
    .easier = If a child may be badly harmed, the council must check. It must check even if the family said no.
    .family = The council must look into it if it has good reason to suspect serious harm to a child. That includes harm that is likely. It must do this even if the family said no.
why-no-again = You can still ask for help later.
why-no-again-family = The family can still ask for help later.
why-consent = Who said yes to this plan
why-consent-on = { $who }, { $day }
why-worries = What people worry about
why-legal = { $voice ->
    [me] Which law says that I am in care?
   *[they] Which law says that { $name } is in care?
}
why-legal-help = Which law is this plan based on?
why-legal-rule = The law
why-legal-since = Since
why-court-days = Days at court
legal-care-order = A judge made a care order.
legal-interim-care-order = A judge made an interim care order. Interim means for now.
legal-parents-agreed = { $voice ->
    [they] There is no court order. The council looks after { $name } under section 20.
    [worker] There is no court order. The council looks after { $name } under section 20.
   *[me] There is no court order. The council looks after you under section 20.
}
    .easier = No judge decided it. The law is called section 20.
legal-i-agreed = { $voice ->
    [they] There is no court order. The council looks after { $name } under section 20.
    [worker] There is no court order. The council looks after { $name } under section 20.
   *[me] There is no court order. The council looks after you under section 20.
}
    .easier = No judge decided it. The law is called section 20.
legal-nobody-to-care = { $voice ->
    [they] There is no court order. The council looks after { $name } under section 20.
    [worker] There is no court order. The council looks after { $name } under section 20.
   *[me] There is no court order. The council looks after you under section 20.
}
    .easier = No judge decided it. The law is called section 20.
legal-short-breaks = { $about ->
    [me] You live with your family. Sometimes you stay somewhere else. The law calls this short breaks.
   *[them] { $name } lives with the family and sometimes stays somewhere else. The law calls this short breaks.
}
legal-placement-order = A judge made a placement order.
legal-remand = A court decided this. It is called remand.
legal-child-in-need = The family agreed to this help. The law is called section 17.
legal-supervision-order = { $about ->
    [me] A judge made a supervision order. Someone from the council must advise and help you.
   *[them] A judge made a supervision order. Someone from the council must advise and help { $name }.
}
    .easier = A judge decided this. Someone from the council must help.

# --- My people -----------------------------------------------------------------------------------------------------
people-title = { $voice ->
    [me] Who are my people?
    [we] Who are our people?
   *[they] Who are { $name }'s people?
}
people-short = { $voice ->
    [me] My people
    [we] Our people
   *[they] People
}
people-window = People
people-title-shared = Who can I ask?
people-short-shared = Who to ask
people-answer = Ask { $lead } first.
person-lead = Ask { $who } first.
person-since = { $voice ->
    [they] With { $name } since { $day }.
    [worker] With { $name } since { $day }.
   *[me] With you since { $day }.
}
person-since-unborn = With the family since { $day }.
person-of-child = { $name }'s { $is }
person-child-says = { $name } says: { $is }
person-child-says-baby = { $is }
person-address = Address
visits-title = { $voice ->
    [me] When does { $who } visit me?
    [we] When does { $who } visit us?
   *[they] When does { $who } visit { $name }?
}
visits-how-often = How often
visits-last = Last visit
visits-between = Between visits
visits-alone = { $about ->
    [me] On each visit { $who } should talk with you alone, if you want.
   *[them] On each visit { $who } should talk with { $name } alone, if { $name } wants.
}
    .easier = { $about ->
    [me] { $who } should talk with you alone, if you want.
   *[them] { $who } should talk with { $name } alone, if { $name } wants.
}
    .family = { $about ->
    [me] On each visit { $who } should talk with you alone, if you want.
   *[them] On each visit { $who } must speak with { $name } alone. There are exceptions, for example when { $name } does not want to.
}
    .worker = On each visit { $who } must speak with { $name } alone. There are exceptions: { $name } refuses, it would not be appropriate, or it cannot be done.

# --- What I said ---------------------------------------------------------------------------------------------------
said-title = { $voice ->
    [me] What did I say, and what happened?
    [we] What did we say, and what happened?
   *[they] What did people say, and what happened?
}
said-short = { $voice ->
    [me] What I said
    [we] What we said
   *[they] What people said
}
said-window = What was said
said-title-shared = What did I say, and what happened?
said-short-shared = What I said
said-answer-all = Everything written here has an answer.
said-answer-waiting = { $n ->
    [one] 1 answer is still to come. The day is written beside it.
   *[other] { $n } answers are still to come. The day is written beside each.
}
said-happened = What happened
said-answered = { $who } answered
said-waiting = { $who } will tell { $to } by { $day }.
said-waiting-family = { $who } will tell the family by { $day }.
said-waiting-you = { $who } will tell you by { $day }.
said-waiting-past = The answer was due by { $day }. Ask { $lead }.
said-waiting-past-lead = The answer was due by { $day }.

# --- My home -------------------------------------------------------------------------------------------------------
home-title = { $voice ->
    [me] Will I have to move?
    [we] Will we have to move?
   *[they] Will { $name } have to move?
}
home-short = { $voice ->
    [me] My home
    [we] Our home
   *[they] Home
}
home-window = Home
home-no = No.
home-yes = Yes.
home-plan = The plan is yes.
home-not-known = { $voice ->
    [they] We do not know yet if, when or where { $name } will move.
    [worker] We do not know yet if, when or where { $name } will move.
   *[me] We do not know yet if, when or where you will move.
}
home-not-known-when = { $voice ->
    [they] We do not know yet if or when { $name } will move.
    [worker] We do not know yet if or when { $name } will move.
   *[me] We do not know yet if or when you will move.
}
home-not-known-where = { $voice ->
    [they] We do not know yet if or where { $name } will move.
    [worker] We do not know yet if or where { $name } will move.
   *[me] We do not know yet if or where you will move.
}
home-not-known-if = { $voice ->
    [they] We do not know yet if { $name } will move.
    [worker] We do not know yet if { $name } will move.
   *[me] We do not know yet if you will move.
}
home-no-plain = No. No move is planned.
home-yes-when-where = { $voice ->
    [they] Yes. { $name } moves { $when } to { $place }.
    [worker] Yes. { $name } moves { $when } to { $place }.
   *[me] Yes. You move { $when } to { $place }.
}
home-yes-on = { $voice ->
    [they] Yes. { $name } moves { $when }.
    [worker] Yes. { $name } moves { $when }.
   *[me] Yes. You move { $when }.
}
home-yes-when = { $voice ->
    [they] Yes. { $name } moves { $when }.
    [worker] Yes. { $name } moves { $when }.
   *[me] Yes. You move { $when }. Ask { $lead } where to.
}
home-yes-where = { $voice ->
    [they] Yes. { $name } moves to { $place }. We do not know the day yet.
    [worker] Yes. { $name } moves to { $place }. We do not know the day yet.
   *[me] Yes. You move to { $place }. We do not know the day yet.
}
home-yes-plain = { $voice ->
    [me] Yes. Ask { $lead } when and where to.
   *[they] Yes.
}
home-plan-when-where = { $voice ->
    [me] The plan is yes: you move to { $place } { $when }.
   *[they] The plan is yes: { $name } moves to { $place } { $when }.
}
    .easier = The plan is yes: to { $place }, { $when }.
home-plan-on = { $voice ->
    [me] The plan is yes: you move { $when }.
   *[they] The plan is yes: { $name } moves { $when }.
}
home-plan-when = { $voice ->
    [me] The plan is yes: you move { $when }. Ask { $lead } where to.
   *[they] The plan is yes: { $name } moves { $when }.
}
home-plan-where = { $voice ->
    [me] The plan is yes: you move to { $place }. We do not know the day yet.
   *[they] The plan is yes: { $name } moves to { $place }. We do not know the day yet.
}
home-plan-plain = { $voice ->
    [me] The plan is yes. Ask { $lead } when and where to.
   *[they] The plan is yes.
}
home-plan-review = { $about ->
    [me] First comes the review on { $day }. There you can say what you want: yes, no or wait.
   *[them] First comes the review on { $day }. There { $name } can say: yes, no or wait.
}
    .family = We will talk about it first, at the review on { $day }. There { $name } can say: yes, no or wait.
home-plan-review-baby = First comes the review on { $day }.
home-ask = Ask { $lead } about this.
home-ask-lead = Nothing is written here yet.
home-told = { $voice ->
    [they] { $who } will tell { $name } by { $day }.
    [worker] { $who } will tell { $name } by { $day }.
   *[me] { $who } will tell you by { $day }.
}
home-told-baby = { $who } will tell the family by { $day }.
home-told-past = The answer was due by { $day }. Ask { $lead }.
home-told-past-lead = The answer was due by { $day }.
home-when = When?
home-when-none = There is no date, because no move is planned.
home-when-unknown = We do not know the day yet.
home-when-day = On { $day }.
home-when-plan-day = The plan is { $day }.
home-when-month = In { $day }.
home-where = Where next?
home-where-ask = { $voice ->
    [me] Ask { $lead } where to.
   *[they] No place is written here.
}
home-where-stay = { $voice ->
    [they] Nowhere new. The plan is to stay in the same place: { $place }.
    [worker] Nowhere new. The plan is to stay in the same place: { $place }.
   *[me] Nowhere new. The plan is to stay here: { $place }.
}
home-where-stay-plain = { $voice ->
    [they] Nowhere new. The plan is to stay in the same place.
    [worker] Nowhere new. The plan is to stay in the same place.
   *[me] Nowhere new. The plan is to stay here.
}
house-stay = The plan is to stay.
house-move = The plan is to move.
house-not-known = It is not decided yet.
home-why = Why?
home-my-view = { $about ->
    [me] What I think about moving
   *[them] What { $name } thinks about moving
}
home-my-view-baby = What we notice about { $name }
home-reasons-for = Reasons for a move
home-reasons-against = Reasons against a move
home-decides = Who decides?
home-decides-council = { $voice ->
    [they] The council decides. First it must ask what { $name } thinks.
    [worker] The council decides. First it must ask what { $name } thinks.
   *[me] The council decides. First it must ask what you think.
}
home-decides-council-baby = The council decides. As far as it can, it must find out what the parents want.
    .easier = The council decides. It must ask what the parents want, if it can.
home-decides-interim = { $voice ->
    [they] The council decides for now. First it must ask what { $name } thinks. A judge will decide later.
    [worker] The council decides for now. First it must ask what { $name } thinks. A judge will decide later.
   *[me] The council decides for now. First it must ask what you think. A judge will decide later.
}
home-decides-interim-baby = The council decides for now. A judge will decide later.
home-decides-parents = { $voice ->
    [they] There is no court order. A parent agreed. The council must ask what { $name } thinks.
    [worker] There is no court order. A parent agreed. The council must ask what { $name } thinks.
   *[me] There is no court order. A parent agreed that the council looks after you. The council must ask what you think.
}
    .easier = { $voice ->
    [they] No judge decided this. A parent said yes. The council must ask what { $name } thinks.
    [worker] No judge decided this. A parent said yes. The council must ask what { $name } thinks.
   *[me] No judge decided this. A parent said yes. The council must ask what you think.
}
    .family = { $voice ->
    [they] There is no court order. The council should agree the plan with the parents, as far as it can. It must ask what { $name } thinks.
    [worker] There is no court order. The council should agree the plan with the parents, as far as it can. It must ask what { $name } thinks.
   *[me] There is no court order. A parent agreed. The council must ask what you think.
}
home-decides-self = { $voice ->
    [they] There is no court order. { $name } agreed to be looked after. The council must ask what { $name } thinks.
    [worker] There is no court order. { $name } agreed to be looked after. The council must ask what { $name } thinks.
   *[me] There is no court order. You agreed that the council looks after you. The council must ask what you think.
}
    .easier = { $voice ->
    [they] No judge decided this. { $name } said yes. The council must ask what { $name } thinks.
    [worker] No judge decided this. { $name } said yes. The council must ask what { $name } thinks.
   *[me] No judge decided this. You said yes. The council must ask what you think.
}
home-decides-nobody = { $voice ->
    [they] There is no court order. The council looks after { $name } under section 20. The council must ask what { $name } thinks.
    [worker] There is no court order. The council looks after { $name } under section 20. The council must ask what { $name } thinks.
   *[me] There is no court order. The council looks after you under section 20. The council must ask what you think.
}
    .easier = { $voice ->
    [they] No judge decided this. The council must ask what { $name } thinks.
    [worker] No judge decided this. The council must ask what { $name } thinks.
   *[me] No judge decided this. The council looks after you. It must ask what you think.
}
home-decides-sixteen = { $about ->
    [me] You are 16 or over. You can agree to be in care yourself. Your plan should be agreed with you.
   *[them] At 16 or 17 { $name } can agree to this. Then the plan should be agreed with { $name }.
}
    .easier = { $about ->
    [me] You are 16 or over. You can say yes to this yourself. Your plan should be agreed with you.
   *[them] At 16 or 17 { $name } can agree to this. Then the plan should be agreed with { $name }.
}
home-decides-parents-baby = There is no court order. A parent agreed. The council must ask what they want, if it can.
    .easier = No judge decided this. A parent said yes. The council must ask what they want.
    .family = There is no court order. The council should agree the plan with the parents, as far as it can.
home-decides-nobody-baby = There is no court order. The council looks after { $name } under section 20.
home-decides-ask = { $voice ->
    [they] Ask { $lead } who decides. The council must ask what { $name } thinks.
    [worker] Check who decides under this law. The council must ask what { $name } thinks.
   *[me] Ask { $lead } who decides where you live. The council must ask what you think.
}
    .easier = { $voice ->
    [they] Ask { $lead } who decides. The council must ask what { $name } thinks.
    [worker] Ask { $lead } who decides. The council must ask what { $name } thinks.
   *[me] Ask { $lead } who decides. The council must ask what you think.
}
    .family = { $voice ->
    [they] Ask { $lead } who decides, and under which law. The council must find out what { $name } and the parents think, as far as it can.
    [worker] Ask { $lead } who decides, and under which law. The council must find out what { $name } and the parents think, as far as it can.
   *[me] Ask { $lead } who decides. The council must ask what you think.
}
home-decides-ask-baby = { $voice ->
    [worker] The plan does not say who decides. As far as it can, the council must find out what the parents want.
   *[they] Ask { $lead } who decides. As far as it can, the council must ask what the parents want.
}
    .easier = Ask { $lead } who decides. The council must ask what the parents want.
    .family = Ask { $lead } who decides, and under which law. As far as it can, the council must find out what the parents want.
home-decides-meeting = { $voice ->
    [they] The council must hold a review before it ends a placement. There are exceptions.
    [worker] The council must hold a review before it ends a placement. There are exceptions.
   *[me] The council must hold a review before it ends your time in a home. There are exceptions.
}
    .easier = { $voice ->
    [they] The council must hold a review before it moves { $name }. There are exceptions, like danger.
    [worker] The council must hold a review before it moves { $name }. There are exceptions, like danger.
   *[me] The council must hold a review before it moves you. There are exceptions, like danger.
}
home-review-first = We will talk about this on { $day }.
home-review-past = The review about this was planned for { $day }. Ask { $lead } what was decided.
home-review-past-lead = The review about this was planned for { $day }. Write what was decided.
home-speaks = { $voice ->
    [me] Who speaks for me?
    [we] Who speaks for us?
   *[they] Who speaks for { $name }?
}
home-speaks-one = { $voice ->
    [they] { $who } speaks for { $name }.
    [worker] { $who } speaks for { $name }.
   *[me] { $who } speaks for you.
}
home-speaks-none = { $voice ->
    [they] { $name } can ask for an advocate. It is free.
    [worker] { $name } can ask for an advocate. It is free.
   *[me] You can ask for an advocate. It is free.
}
home-speaks-none-baby = Nobody is named here yet. Ask { $lead }.
home-live = { $voice ->
    [me] Where do I live?
    [we] Where do we live?
   *[they] Where does { $name } live?
}
home-place = Where
home-with = With
home-since = Since
home-address = Address
home-kind = Kind of home
home-emergency = This is an emergency placement.
home-ofsted = Ofsted is the body that checks homes like this.
    .easier = Ofsted checks homes like this.
    .family = The provider of this home must be registered with Ofsted. Anybody can ask to see the registration.
    .worker = The provider of this home must be registered with Ofsted.
home-why-here = Why here?
home-far = Why is this home further away?
home-travel = How to get to places
home-same = What stays the same
home-steps = The move, step by step
home-hard = What if it gets hard?
home-long = { $voice ->
    [me] Where will I grow up?
    [we] Where will we be later?
   *[they] Where will { $name } grow up?
}
home-before = { $voice ->
    [me] Where I lived before
    [we] Where we lived before
   *[they] Where { $name } lived before
}
home-until = Until { $day }
home-from-until = From { $from } until { $to }
kind-foster-family = foster family
kind-family-and-friends = family or friends
kind-with-parents = with parents
kind-childrens-home = children's home
kind-supported-home = supported home
kind-residential-school = residential school
kind-other = another kind of home

# --- Seeing people -------------------------------------------------------------------------------------------------
seeing-title = { $about ->
    [me] Who do I see, and when?
   *[them] Who does { $name } see, and when?
}
seeing-short = Seeing people
seeing-window = Seeing people
seeing-answer = { $about ->
    [me] Here is who you see, how often and where.
   *[them] Here is who { $name } sees, how often and where.
}
seeing-title-shared = How do { $name } and I see or hear from each other?
seeing-answer-shared = Here is how often and how.
seeing-own = { $name } and me
seeing-how-often = How often
seeing-where = Where
seeing-how = How
seeing-together = { $voice ->
    [they] { $who } and { $name } live together.
    [worker] { $who } and { $name } live together.
   *[me] You and { $who } live together.
}
seeing-why-apart = { $about ->
    [me] Why we live apart
   *[them] Why they live apart
}

# --- Health, school, feelings and the rest -------------------------------------------------------------------------
life-title = { $voice ->
    [me] How are things, and what helps me?
    [we] How are things, and what helps us?
   *[they] How are things, and what helps { $name }?
}
life-short = { $voice ->
    [me] My help
    [we] Our help
   *[they] Help
}
life-window = Help
life-answer = Here is how things are now and what helps.
life-answer-support = Here is the help that is planned.
life-support = { $voice ->
    [me] Help that I get
    [we] Help that we get
   *[they] Help that the family gets
}
life-health = { $about ->
    [me] My health
   *[them] Health
}
life-school = { $about ->
    [me] My school
   *[them] School
}
life-feelings = { $about ->
    [me] My feelings
   *[them] Feelings
}
life-identity = { $about ->
    [me] Who I am
   *[them] Who { $name } is
}
life-getting-on = Getting on with people
life-growing-up = Growing up
life-fun = Fun
life-doctor = Doctor
life-dentist = Dentist
life-help = What helps
life-changes = What will change
life-waiting = Help we are still waiting for
life-waiting-for = Waiting for
life-waiting-since = Since
life-waiting-until = Until then

# --- Goals ---------------------------------------------------------------------------------------------------------
goals-title = { $voice ->
    [me] What are my goals?
    [we] What are our goals?
   *[they] What are { $name }'s goals?
}
goals-short = { $voice ->
    [me] My goals
    [we] Our goals
   *[they] Goals
}
goals-window = Goals
goals-answer-by = { $n ->
    [one] We want 1 thing to be better by { $day }.
   *[other] We want { $n } things to be better by { $day }.
}
goals-answer = { $n ->
    [one] We want 1 thing to be better.
   *[other] We want { $n } things to be better.
}
goals-none = No goals are written here yet. Ask { $lead }.
goals-none-lead = No goals are written here yet.
goal-owner = Who is leading on this goal
    .easier = Who is in charge of this goal
    .child = Who is in charge of this goal
goal-helpers = Who helps
goal-by = We want to get there by
goal-by-past = We wanted to get there by
goal-why = Why it matters
goal-actions = Who does what
goal-path = How it is going
path-start = At the start it was { $score } out of 10.
path-now = On { $day } it was { $score } out of 10.
path-not-yet = It has not been scored again yet.
path-hoped = We want to get to { $score } by { $day }.
path-hoped-one-day = We want to get to { $score } out of 10.
path-plain = This shows where we are now, and where we want to be by { $to }.
    .easier = This shows where we are and where we want to be.
path-plain-no-days = This shows where we are now and where we want to be.
path-flag = We are here
stone-start = Where we start
stone-step = A step
stone-check = How it was on this day
stone-hoped = What better looks like
score-words = { $score } out of 10
scale-explains = 0 is the worst it could be. 10 is the best.
scale-start = At the start
scale-now = Now
scale-hoped = What we want
year-title = { $voice ->
    [me] What happens in my year
    [we] What happens in our year
   *[they] What happens in the year
}
year-review = Next review
year-promise = { $who }: { $what }
year-move = The move

# --- Are we better off? --------------------------------------------------------------------------------------------
better-title = { $voice ->
    [me] Are things better for me?
    [we] Are we better off?
   *[they] Are things better for { $name }?
}
    .easier = { $voice ->
    [me] Are things better for me?
    [we] Are things better for us?
   *[they] Are things better for { $name }?
}
better-short = Better or not
better-window = Are things better?
better-last = We last asked on { $day }.
better-who-better = { $who } said better.
better-who-same = { $who } said the same.
better-who-worse = { $who } said worse.
better-caption = Who said what, and when
better-when = When
better-next = Next time
better-better = better
better-same = the same
better-worse = worse
better-none = not asked

# --- Who is doing what ---------------------------------------------------------------------------------------------
doing-title = Who is doing what?
doing-short = Who does what
doing-window = Who does what
doing-open = { $n ->
    [one] 1 thing is still to do.
   *[other] { $n } things are still to do.
}
doing-done-count = { $n ->
    [one] 1 thing is done.
   *[other] { $n } things are done.
}
doing-none = Nothing is written here yet. Ask { $lead }.
doing-none-lead = Nothing is written here yet.
doing-i-will = I will
doing-will = { $who } will
doing-nobody = Nobody has taken this on yet
doing-done = Done on { $day }
doing-late = This date has passed. Ask { $lead } for the new date.
doing-late-lead = This date has passed. Agree a new date.
doing-checked = { $who } will check that it is done.

# --- Who can say yes -----------------------------------------------------------------------------------------------
decisions-title = Who can say yes?
decisions-short = Who can say yes
decisions-window = Who can say yes
decisions-answer = Here is who to ask for each thing.

# --- What we agreed ------------------------------------------------------------------------------------------------
agreed-title = What did we agree?
agreed-title-shared = What did I agree to?
agreed-short = What we agreed
agreed-short-shared = What I agreed to
agreed-window = What we agreed
agreed-who-yes = { $who } said yes.
agreed-who-partly = { $who } agreed with part of it.
agreed-who-no = { $who } said no.
agreed-who-not-asked = { $n ->
    [one] { $who } was not asked.
   *[other] { $who } were not asked.
}
agreed-none = No answers are written here.
agreed-yes = said yes.
agreed-partly = agreed with part of it.
agreed-no = said no.
agreed-not-asked = { $n ->
    [one] was not asked.
   *[other] were not asked.
}
agreed-not = What we did not agree
agreed-nobody-no = Nobody on this page said no.
agreed-nothing = Nothing is written here.

# --- If things change ----------------------------------------------------------------------------------------------
change-title = What if things change?
change-short = If things change
change-window = If things change
change-ending = How does this plan end?

# --- Next review ---------------------------------------------------------------------------------------------------
review-title = { $voice ->
    [me] When do we talk about my plan again?
    [we] When do we talk about our plan again?
   *[they] When do we talk about { $name }'s plan again?
}
review-short = Next review
review-window = Next review
review-answer = On { $day }.
review-past = The date was { $day }. Ask { $lead } for the new date.
review-past-lead = The date was { $day }. Agree a new date.
review-none = The next date is not in this copy. Ask { $lead }.
review-none-lead = The next date is not in this copy.
review-when = When
review-where = Where
review-who = Who is invited
review-join = { $voice ->
    [me] How I can join in
    [we] How to join in
   *[they] How { $name } can join in
}
review-join-baby = How we talk about what { $name } needs
review-ask = What we will ask
review-ask-better = Are things better, the same or worse?
review-ask-done = Did everybody do what they said?
review-ask-helped = What helped? What did not help?
review-ask-change = What should change in the plan?
review-before = What happened at the reviews before
review-decided = What was decided
review-my-view = { $about ->
    [me] What I thought of it
   *[them] What { $name } thought of it
}
review-my-view-baby = What we noticed about { $name } then

# --- My turn -------------------------------------------------------------------------------------------------------
turn-title-shared = What do I want to say?
turn-short-shared = My turn
turn-say-shared = What do I want to say?
turn-title = { $voice ->
    [we] What do we want to say?
   *[me] What do I want to say?
}
turn-short = { $voice ->
    [we] Our turn
   *[me] My turn
}
turn-window = My turn
turn-answer-by = Write or draw here before { $day }. It is fine to ask for help.
turn-answer = Write or draw here. It is fine to ask for help.
turn-better = What is better?
turn-not-better = What is not better?
turn-say = { $voice ->
    [we] What do we want to say?
   *[me] What do I want to say?
}
turn-there = { $voice ->
    [we] Who do we want at the meeting?
   *[me] Who do I want at the meeting?
}

# --- Letters -------------------------------------------------------------------------------------------------------
letters-title = { $voice ->
    [me] Who wrote to me?
    [we] Who wrote to us?
   *[they] Who wrote to { $name }?
}
letters-short = Letters
letters-window = Letters
letters-answer = { $voice ->
    [they] { $who } wrote to { $name }.
    [worker] { $who } wrote to { $name }.
   *[me] { $who } wrote to you.
}
letter-from = A letter from { $who }

# --- Rights and help -----------------------------------------------------------------------------------------------
rights-title = { $voice ->
    [me] What are my rights, and who can help?
    [we] What are our rights, and who can help?
   *[they] What are { $name }'s rights, and who can help?
}
rights-title-baby = { $voice ->
    [we] What can our family ask for, and who can help?
   *[they] What can { $name }'s family ask for, and who can help?
}
rights-short = Rights and help
rights-window = Rights and help
rights-answer = { $voice ->
    [they] Here is what { $name } can ask for, and who can help.
    [worker] Here is what { $name } can ask for, and who can help.
   *[me] Here is what you can ask for, and who can help.
}
rights-answer-baby = { $voice ->
    [we] Here is what your family can ask for, and who can help.
   *[they] Here is what { $name }'s family can ask for, and who can help.
}
rights-list = { $voice ->
    [me] My rights
    [we] Our rights
   *[they] { $name }'s rights, and yours
}
rights-list-baby = { $voice ->
    [we] For our family
   *[they] For { $name } and the family
}
rights-heard = { $about ->
    [me] The council must ask what you want and think about it.
   *[them] The council must ask what { $name } wants and think about it.
}
    .family = { $about ->
    [me] The council must ask what you want and think about it.
   *[them] { $parent ->
    [yes] Before it decides, the council must find out what you and { $name } want, as far as it can. Then it must think about it.
   *[no] Before it decides, the council must find out what { $name } and the parents want, as far as it can. Then it must think about it.
}
}
    .worker = Before it decides, the council must find out what { $name }, the parents and others with parental responsibility want, as far as it can.
rights-heard-help = { $about ->
    [me] Before it decides how to help, the council must ask what you want.
   *[them] Before it decides how to help, the council must find out what { $name } wants.
}
    .easier = { $about ->
    [me] The council must ask what you want and think about it.
   *[them] The council must ask what { $name } wants and think about it.
}
    .family = { $about ->
    [me] Before it decides how to help, the council must ask what you want.
   *[them] Before it decides how to help, the council must find out what { $name } wants, as far as it can.
}
    .worker = Before it decides how to help, the council must find out what { $name } wants, as far as it can.
rights-heard-small = { $about ->
    [me] The council must find out what your parents want, as far as it can.
   *[them] { $parent ->
    [yes] The council must find out what you want, as far as it can.
   *[no] The council must find out what the parents want, as far as it can.
}
}
    .easier = { $about ->
    [me] The council must try to find out what your parents want.
   *[them] { $parent ->
    [yes] The council must try to find out what you want.
   *[no] The council must try to find out what the parents want.
}
}
rights-review = { $about ->
    [me] The review is about you. You can say how you want to join in.
   *[them] The review is about { $name }. { $name } can say how to join in.
}
rights-copy = This booklet is yours to keep.
rights-advocate = { $voice ->
    [they] { $name } can ask for an advocate. It is free.
    [worker] { $name } can ask for an advocate. It is free.
   *[me] You can ask for an advocate. It is free. If you want to complain, the council must help you get one. You do not have to ask { $lead } first.
}
    .easier = { $voice ->
    [they] { $name } can ask for an advocate. It is free.
    [worker] { $name } can ask for an advocate. It is free.
   *[me] You can ask for an advocate. It is free. You do not have to ask { $lead } first.
}
    .family = { $voice ->
    [they] { $name } can ask for an advocate. It is free. If { $name } wants to complain, the council must arrange this help. It is for children and care leavers, not for parents.
    [worker] { $name } can ask for an advocate. It is free. If { $name } wants to complain, the council must arrange this help. It is for children and care leavers, not for parents.
   *[me] You can ask for an advocate. It is free. You do not have to ask { $lead } first.
}
    .worker = { $name } can ask for an advocate. It is free. If { $name } wants to complain, the council must arrange this help.
rights-advocate-ask = { $about ->
    [me] You can ask for an advocate. It is free.
   *[them] { $name } can ask for an advocate. It is free.
}
rights-advocate-named = { $about ->
    [me] { $who } is your advocate. { $who } helps you say what you want. It is free.
   *[them] { $who } is { $name }'s advocate.
}
rights-advocate-named-you = You are { $name }'s advocate.
rights-advocate-at = { $about ->
    [me] You can ask for an advocate here: { $who }. It is free. If you want to complain, the council must help you get one.
   *[them] { $name } can ask for an advocate here: { $who }. It is free.
}
rights-advocate-at-baby = Somebody can speak up for { $name }. You can ask about an advocate here: { $who }. It is free.
rights-advocate-small = { $about ->
    [me] Somebody can speak up for you. Ask { $lead } about an advocate. It is free.
   *[them] Somebody can speak up for { $name }. Ask { $lead } about an advocate. It is free.
}
rights-complain = { $about ->
    [me] You can complain to the council. You should not get into trouble for it. An advocate can help you.
   *[them] { $name } and { $name }'s parents can complain. Nobody should get into trouble for it.
}
    .easier = { $about ->
    [me] You can complain. You should not get into trouble. An advocate can help you.
   *[them] { $parent ->
    [yes] You and { $name } can complain. Nobody should get into trouble for it.
   *[no] { $name } and { $name }'s parents can complain. Nobody should get into trouble for it.
}
}
    .family = { $about ->
    [me] You can complain to the council. You should not be treated worse for it.
   *[them] { $parent ->
    [yes] You and { $name } can complain. Other people can ask to. Nobody should be treated worse for it.
   *[no] { $name } and { $name }'s parents can complain. Other people can ask to. Nobody should be treated worse for it.
}
}
    .worker = { $name } and { $name }'s parents can complain. Other people can ask to. Nobody should be treated worse for it.
rights-complain-small = { $about ->
    [me] Your parents can complain. Nobody should get into trouble for it.
   *[them] { $parent ->
    [yes] You can complain. You should not get into trouble for it.
   *[no] { $name }'s parents can complain. Nobody should get into trouble for it.
}
}
    .family = { $parent ->
    [yes] You can complain. Other people can ask to. You should not be treated worse for it.
   *[no] { $name }'s parents can complain. Other people can ask to. Nobody should be treated worse for it.
}
    .worker = { $name }'s parents can complain. Other people can ask to. Nobody should be treated worse for it.
rights-complain-carer = If you are a local authority foster carer, you can complain too.
    .worker = A local authority foster carer can complain too.
rights-records = You can ask to see what is written about you. Some parts may be kept back.
    .easier = You can ask what is written about you. Some parts may be kept back.
    .family = You can ask to see what is written about you. Some parts may be kept back, for example if they could seriously harm somebody.
    .worker = People can ask to see what is written about them. Some parts may be kept back.
rights-visitor = { $voice ->
    [they] { $name } can ask for an independent visitor. { $name } can say no.
    [worker] { $name } can ask for an independent visitor. { $name } can say no.
   *[me] You can ask for an independent visitor. You can say that you do not want one.
}
    .easier = { $voice ->
    [they] { $name } can ask for an independent visitor. { $name } can say no.
    [worker] { $name } can ask for an independent visitor. { $name } can say no.
   *[me] You can ask for an independent visitor. You can say no.
}
    .family = { $voice ->
    [they] { $name } can ask for an independent visitor. If { $name } understands what this means and says no, the council does not appoint one.
    [worker] { $name } can ask for an independent visitor. If { $name } understands what this means and says no, the council does not appoint one.
   *[me] You can ask for an independent visitor. You can say no.
}
rights-visitor-named = { $about ->
    [me] { $who } is your independent visitor. You can say that you do not want one.
   *[them] { $who } is { $name }'s independent visitor. { $name } can say no to one.
}
rights-visitor-named-you = You are { $name }'s independent visitor. { $name } can say no to one.
rights-move = { $voice ->
    [they] The council must hold a review before it ends a placement. There are exceptions, like danger.
    [worker] The council must hold a review before it ends a placement. There are exceptions, like danger.
   *[me] The council must hold a review before it ends your time in a home. There are exceptions, like danger to you or to somebody else. If your home says that you must leave, tell { $iro } or an advocate.
}
    .easier = { $voice ->
    [they] The council must hold a review before it ends a placement. There are exceptions, like danger.
    [worker] The council must hold a review before it ends a placement. There are exceptions, like danger.
   *[me] The council must hold a review before it moves you. There are exceptions, like danger. If your home says you must go, tell { $iro }.
}
    .family = Before the council ends a placement, it must hold a review and tell the reviewing officer. There are exceptions: danger, some emergency and temporary placements, and some with a parent. This rule is for the council. A carer or a home can still give notice.
    .worker = Before the council ends a placement, it must hold a review and tell the reviewing officer. There are exceptions: danger, and some emergency, temporary and with-parent placements. The rule binds the council. It does not stop a carer or a home from giving notice.
rights-pathway = { $about ->
    [me] You are 16 or over. Ask { $lead } about your pathway plan.
   *[them] { $name } is 16 or over. Ask { $lead } about the pathway plan.
}
    .family = { $about ->
    [me] You are 16 or over. Ask { $lead } about your pathway plan.
   *[them] { $name } is 16 or over. Has { $name } been in care for 13 weeks or more since turning 14? Then the council must assess what help is needed, and make a pathway plan.
}
    .worker = { $name } is 16 or over. After 13 weeks or more in care since the age of 14, there must be an assessment and then a pathway plan. For those who are eligible on their 16th birthday, the assessment is due within three months.
rights-agreed-self = { $about ->
    [me] You agreed to be in care. You can change your mind. An advocate can help you think about it.
   *[them] { $name } agreed to be in care. { $name } can also decide to end it.
}
    .easier = { $about ->
    [me] You said yes to being in care. You can change your mind. An advocate can help you.
   *[them] { $name } said yes to being in care. { $name } can also decide to end it.
}
rights-order-ends = { $about ->
    [me] You can ask a court to end the care order. An advocate can help you think about it.
   *[them] { $name } can ask a court to end the care order.
}
rights-parents-order = { $parent ->
    [yes] The council must let you and { $name } have reasonable contact. The exceptions are when that would harm { $name } or a court says no. If you have parental responsibility, you can ask a court to end the order.
   *[no] The council must let the parents and { $name } have reasonable contact. The exceptions are when that would harm { $name } or a court says no. A parent with parental responsibility can ask a court to end the order.
}
    .easier = { $parent ->
    [yes] The council must let you and { $name } keep in contact. There are exceptions. You may be able to ask a court to end the order.
   *[no] The council must let parents and { $name } keep in contact. There are exceptions. Parents may be able to ask a court to end the order.
}
rights-parents-agreed = { $parent ->
    [yes] There is no court order. You can change your mind. If you have parental responsibility, the law lets you take your child home. There are exceptions, for example at 16 or 17. The council may go to court. Get advice first, for example from Family Rights Group.
   *[no] There is no court order. Parents with parental responsibility can change their mind. There are exceptions. The council may go to court. Parents can get advice first, for example from Family Rights Group.
}
    .easier = { $parent ->
    [yes] No judge decided it. You can change your mind. There are exceptions. Get advice first, for example from Family Rights Group.
   *[no] No judge decided it. Parents can change their mind. There are exceptions.
}
    .worker = There is no court order. A parent with parental responsibility may take the child home. There are exceptions, for example at 16 or 17, or under a court order.
rights-parents-told = { $parent ->
    [yes] The council must take reasonable steps to tell you where { $name } lives.
   *[no] The council must take reasonable steps to tell the parents where { $name } lives.
}
    .easier = { $parent ->
    [yes] The council must try to tell you where { $name } lives.
   *[no] The council must try to tell the parents where { $name } lives.
}
rights-say-no = { $child ->
    [yes] Your family can say no to this plan.
   *[no] You can say no to this plan.
}
rights-say-no-shared = The family can say no to this plan.
rights-say-no-family = The family can say no to this plan.
rights-council = The council is { $council }.
rights-contacts = Who can help
rights-advocate-about = { $about ->
    [me] An advocate helps you say what you want.
   *[them] An advocate helps { $name } say what matters.
}
rights-advocate-about-baby = An advocate can speak up for { $name }.
rights-advocate-about-unborn = You can ask here about an advocate.
rights-checked = We checked this number on { $day }.

# --- Words ---------------------------------------------------------------------------------------------------------
words-title = What do these words mean?
words-short = Words
words-window = Words
symbols-title = About the small pictures
symbols-from = The small pictures are Tabler Icons. They are free to use (MIT licence). Copyright 2020-2026 Paweł Kuna.
words-answer = Here are the hard words in this booklet.
words-used = It is on these pages:
words-say = { $about ->
    [me] You say: { $say }.
   *[them] { $name } says: { $say }.
}
words-say-baby = The family says: { $say }.
words-council-say = The council says: { $say }.

# --- For workers ---------------------------------------------------------------------------------------------------
worker-title = What should I look at?
worker-short = For workers
worker-window = For workers
worker-answer = { $n ->
    [0] No problems found with dates, people or sections. Run the check to see what it says about the wording.
    [one] 1 thing to look at in the dates, people and sections. Run the check to see what it says about the wording.
   *[other] { $n } things to look at in the dates, people and sections. Run the check to see what it says about the wording.
}
worker-coverage = What the regulations ask for
worker-head = Section
worker-citation = Citation
worker-state = In this plan
worker-present = present
worker-private = private
worker-missing = missing
worker-elsewhere = not for booklets: keep it in the child's record
worker-moves = Moves in 24 months
worker-moves-count = { $n ->
    [0] No moves in the last 24 months are written here.
    [one] 1 move in the last 24 months.
   *[other] { $n } moves in the last 24 months.
}
worker-left-out = What each booklet leaves out
worker-reader = Booklet
worker-labels = Left out
worker-nothing-left-out = nothing
worker-findings = What the check found
worker-severity = Severity
worker-message = Finding
worker-place = Where
worker-error = error
worker-warning = warning
worker-hint = hint
worker-goals = Goals that nobody has looked at for 3 months
worker-goals-none = None in this booklet.
worker-goal = Goal
worker-last-look = Last looked at
worker-never = not yet

## How each booklet reads, for a worker to look at with its reader
reading-title = How easy is each booklet to read?
reading-short = How it reads
reading-window = How it reads
reading-answer = Read each booklet aloud with its reader. Ask what is not clear. Show readers their own part only.
reading-note = These are counts. No count says that a text is easy. Only its reader can say that. Texts with a label are not counted here. Nor are words that somebody said.
reading-of = For { $reader }
reading-sentences = Sentences
reading-sentences-count = { $n ->
    [0] none
    [one] 1, with { $m } words
   *[other] { $n }, with about { $m } words each
}
reading-aim = With more than { $n } words
reading-limit = With more than { $n } words, which is too long
reading-longer-count = { $n ->
    [0] none
   *[other] { $n }
}
reading-longest = The longest
reading-longest-one = { $n } words in { $place }
reading-hard = Words that may be hard
reading-hard-none = none that we know of
reading-hard-one = { $n ->
    [one] { $word }
   *[other] { $word }, { $n } times
}
reading-hard-more = { $n ->
    [one] and 1 more
   *[other] and { $n } more
}
reading-goals = Goals
reading-goals-count = { $n ->
    [0] none
   *[other] { $n }
}
reading-actions = Things still to do
reading-actions-count = { $n ->
    [0] none
   *[other] { $n }, of which this reader has { $m }
}
reading-covered = Which of the required sections this booklet has

## The worker's index over all booklets
overview-title = All booklets
overview-title-page = All booklets, page { $n } of { $m }
overview-part = Plans { $n } to { $m }: { $from } to { $to }
overview-warning = This page is for workers. Do not hand it over.
overview-reader = Reader
overview-booklet = Booklet
overview-left-out = Left out of this booklet
overview-nothing = Nothing
overview-site = Pages for {$reader}
overview-single = One file for {$reader}
overview-failed = No booklets were made. This plan has errors.
overview-failed-older = This plan has errors. Do not hand over the older copies.
overview-sealed = One locked file for {$reader}
overview-stopped = Not made. It would show something that is kept from this reader.
overview-stopped-older = Not made. It would show something that is kept from this reader. Do not hand over the older copy in this folder.
overview-not-shown = Not made. The theme could not show it.
overview-not-shown-older = Not made. The theme could not show it. Do not hand over the older copy in this folder.
overview-gone = The plan was not found. Do not hand over the booklets that are left.
overview-of-another = Another project made these booklets. The last build here did not check them. Do not hand them over until that project is built again.
overview-not-written = Not made. It could not be written.
overview-not-written-older = Not made. It could not be written. Do not hand over the older copy in this folder.
overview-not-sealed = Not made yet. Watching does not make locked files. Build once to make it.
overview-not-sealed-older = The locked file is older than the plan. Do not hand it over. Build once to make it again.
overview-older = This copy was made before the plan was changed. Do not hand it over. Build it again.
overview-unchecked = Do not hand it over.
overview-held-back = The older copy was moved out of reach. No new one has been made since.
overview-not-built = No booklets were made in the last build.

## The heads that the regulations ask for
head-home-long-term = The plan for growing up
head-health = Health
head-school = School and learning
head-feelings = Feelings and behaviour
head-identity = Who the child is: faith, race, culture and language
head-seeing-people = Family and friends
head-getting-on-with-people = Getting on with people
head-growing-up = Looking after themselves
head-fun = Free time and fun
head-decisions = The placement plan: who can say yes
head-people-reviewing-officer = The reviewing officer's name
head-in-our-words-child = What the child wants and feels
head-in-our-words-others = What parents and others want and feel
head-record-trafficking-or-asylum = Trafficking or asylum, if it applies
head-record-after-care = Help after care, if the child wants it written down

## The preview, for the worker who writes a plan
preview-title = Preview
preview-what = Each booklet as its reader gets it. Nothing here is saved.
preview-plans = All plans
preview-find = Find a plan
preview-sees = {$reader}, {$what}
preview-choose = Readers of this plan
preview-general = No new booklets can be made. Fix this first.
preview-machine = Something went wrong.
preview-failed = This plan has errors. Below is the last good booklet.
preview-failed-none = This plan has errors. There is no booklet to show.
preview-stopped = This booklet was stopped. It would show something that is kept from this reader.
preview-older = Below is an older booklet. Do not hand it over.
preview-none = There is nothing to show for this reader.
preview-making = This booklet is being made.
preview-locked = This reader gets it as a locked file.
preview-fine = No problems found
preview-errors = { $n ->
    [one] 1 thing to fix
   *[other] { $n } things to fix
}
preview-better = { $n ->
    [one] 1 thing could be better
   *[other] { $n } things could be better
}
preview-left-out = Left out: {$what}
preview-line = {$what}, line {$n}
preview-said-new = This page is new.
preview-said-trouble = There is something to fix.
preview-said-mended = Fixed.
preview-said-ended = The preview has ended.
preview-said-away = This plan or reader is no longer here.
