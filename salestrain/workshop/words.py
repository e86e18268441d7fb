"""Words of phrases to come back with: plain things, easy to say and to spell, and no two alike but for one letter."""

from __future__ import annotations

WORDS: tuple[str, ...] = tuple(
    """
    acorn admiral almond amber anchor apple apricot april apron arrow artist aspen atlas attic autumn avenue avocado
    badger bagel baker balcony ballad bamboo banana banjo barley basil basket beacon beaver bedroom beetle berry
    bicycle birch biscuit blanket blossom blueberry border bottle boulder bracelet branch bread breeze brick bridge
    bronze brook brush bubble bucket buffalo butter button cabbage cabin cactus camel camera candle canoe canvas
    canyon caramel caravan cardinal carpet carrot castle cedar cellar cello cereal chalk chapel cherry chestnut
    chimney chocolate cinema cinnamon circle circus citrus clarinet cliff cloud clover coast cobalt coconut coffee
    comet compass copper coral corner cottage cotton cousin coyote cradle crater crayon cricket crimson crocus
    crystal cucumber cupboard curtain cushion cyclist cypress daffodil daisy dancer december desert diamond dinner
    dolphin domino donkey doorbell dragon drawer drummer eagle early easel echo eight elbow elder eleven emerald
    engine envelope evening fabric falcon farmer feather fennel fern fiddle field finch flame flannel flute forest
    fossil fountain foxglove freckle friday fudge galaxy gallery garden garlic garnet gazelle ginger giraffe glacier
    glider globe goblet goose granite grape gravel guitar hamlet hammer hammock harbour harvest hazel hedgehog
    helmet heron hiker hockey holiday honey horizon hotel humble husky iceberg igloo indigo inkwell island ivory
    jacket jaguar january jasmine jelly jigsaw journal june jungle juniper kayak kettle keyboard kingdom kitchen
    kiwi koala ladder lagoon lantern lapwing laundry lavender lemon lentil letter library lilac linen lizard lobster
    locket lotus lumber lunch lynx magnet magpie mammoth mandolin mango maple marble margin market marmalade meadow
    melody melon mermaid midnight mineral mirror mitten molasses monday morning mosaic muffin mulberry museum
    mushroom mustard napkin nectar needle neptune nickel noodle north novel november nutmeg oasis oboe ocean october
    octopus olive onion opal opera orange orbit orchard orchid oregano osprey otter oven oyster paddle paint palace
    pancake panda paper paprika parade parcel parsley pasta pastry peach peacock peanut pebble pelican pencil pepper
    petal phoenix piano picnic pigeon pillow pilot pine pistachio planet plaster plum poem polar pond poppy porch
    postcard potato prairie pretzel primrose prism pumpkin puppet purple puzzle pyramid quartz queen quilt quiver
    rabbit raccoon radish rainbow raisin rapid raven recipe reindeer ribbon river robin rosemary round rowan ruby
    rudder runner saffron sailor salad salmon sandal sapphire satin saturday saturn scarf scarlet school scooter
    seagull september sesame shadow shelter shore shovel silver sister sketch slipper smooth snow soap sofa spade
    sparrow spider spiral spoon spring spruce squirrel stable stadium station stocking stone stork strawberry stream
    studio suitcase summer sunday sunset swallow sweater swing sycamore syrup tadpole tangerine tapestry teapot
    temple tennis thimble thistle thunder thursday ticket tiger timber tomato topaz tortoise towel tractor trail
    treasure triangle trumpet tuesday tulip tunnel turquoise turtle twelve twig umbrella uncle unicorn upland valley
    vanilla velvet village violet violin volcano voyage waffle wagon walnut walrus waltz water wednesday weekend
    whale wheat whisper window winter wombat wonder wood yellow yogurt zebra zigzag zinc
    """.split()
)
