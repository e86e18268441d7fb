"""Who an objective can be with or for: what people are, what they do for a living, and where customers work."""

from __future__ import annotations

_ROLES = (
    r"managers?|directors?|customers?|clients?|accounts?|buyers?|prospects?|leads?|partners?|stakeholders?"
    r"|resellers?|distributors?|carriers?|reps?|team|teams|colleagues?|procurement|marketing|purchasing|owners?"
    r"|users?|wholesalers?|decision makers?|segment|market|region|territory|industry|sector|board|hospitals?"
    r"|companies|company|firms?|schools?|plants?|mills?|factor(?:y|ies)|finance|suppliers?|sellers?|contacts?"
    r"|executives?|heads?|officers?|farmers?|retailers?|manufacturers?|vendors?|sponsors?|champions?|mentor"
    r"|friends?|family|spouse|engineers?|controllers?|presidents?|founders?|members?|agents?|brokers?|dealers?"
    r"|CEOs?|CFOs?|CTOs?|COOs?|CIOs?|people|neighbours?|guests?|visitors?"
)
_TRADES = (
    r"bakers?|brewers?|growers?|breeders?|builders?|contractors?|installers?|electricians?|plumbers?|roofers?"
    r"|carpenters?|architects?|planners?|designers?|developers?|landlords?|tenants?|dentists?|doctors?|nurses?"
    r"|physicians?|surgeons?|vets?|pharmacists?|opticians?|therapists?|teachers?|lecturers?|students?|pupils?"
    r"|parents?|patients?|donors?|volunteers?|lawyers?|accountants?|consultants?|advis[eo]rs?|importers?|exporters?"
    r"|publishers?|editors?|journalists?|chefs?|waiters?|drivers?|mechanics?|operators?|technicians?|scientists?"
    r"|researchers?|mayors?|freelancers?|caterers?|grocers?|butchers?|florists?|hauliers?|insurers?"
)
_PLACES = (
    r"clinics?|practices|surger(?:y|ies)|pharmac(?:y|ies)|laborator(?:y|ies)|labs?|nurser(?:y|ies)|care homes?"
    r"|universit(?:y|ies)|colleges?|councils?|towns|municipalit(?:y|ies)|ministr(?:y|ies)|authorit(?:y|ies)"
    r"|charit(?:y|ies)|associations?|agenc(?:y|ies)|bakery|bakeries|brewer(?:y|ies)|winer(?:y|ies)|dair(?:y|ies)"
    r"|restaurants?|caf[eé]s?|hotels?|pubs?|canteens?|kitchens|shops?|stores|chains|supermarkets?|garages?|fleets"
    r"|depots?|warehouses?|airports?|farms?|utilit(?:y|ies)|banks?|start-?ups?|households|homes|gyms?|museums?"
    r"|theatres?|churches|clubs"
)
PERSONS = f"{_ROLES}|{_TRADES}|{_PLACES}"
"""Pattern of whoever can be meant; who works in a clinic is named by the clinic as well."""
