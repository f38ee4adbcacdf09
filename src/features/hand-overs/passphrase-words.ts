/** Plain words that people spell alike on a telephone; none is a name, and none is much like another's sound. */
export const PASSPHRASE_WORDS: readonly string[] = `
acorn actor alarm album amber anchor angle ankle apple apron arrow artist aspen atlas autumn award bacon
badge bagel baker balcony ballet bamboo banana banjo barley barn barrel basil basket beacon beaver bench
berry bicycle birch biscuit blanket blossom bonnet border bottle boulder bracelet branch bread breeze
brick bridge broom brush bucket buckle budget buffet bugle button cabbage cabin cactus camel camera
canal candle canoe canvas canyon cape captain carbon cargo carpet carrot castle cattle cedar cellar
cello cement centre cereal chalk chapel cherry chess chicken chimney cinema circle circus citrus clay
cliff cloak clock clover coach coast cobalt cocoa coconut coffee collar comet compass concert copper
coral corner cotton cousin cradle crane crayon cricket crocus crown crystal cuckoo cupboard curtain
cushion cymbal daffodil dairy daisy damson dancer dawn decade desert diamond dinner dolphin donkey
doorway dove dragon drawer dream drum dustbin eagle easel echo eclipse editor elbow elder elephant elm
ember emerald engine envelope falcon family farmer feather fence fern ferry fiddle field finger fireside
fishing flag flame flask flint flour flower flute foam fog folder forest fossil fountain fox freckle
friday frog frost fruit funnel gable galaxy gallery garden garlic garnet gate gazelle gecko geese ginger
giraffe glacier glass glider glove goblet goggles golden goose gorge granite grape grass gravel guitar
gull gymnast hammer hammock hamper harbour harness harp harvest hazel heather hedge helmet herald hermit
heron hiking hill hinge hockey holly honey hornet horse hotel hunter iceberg igloo indigo insect island
ivory jacket jaguar jasmine jelly jersey jewel jigsaw jockey jolly journal jubilee juggler jungle
juniper kayak kennel kernel kestrel kettle kidney kimono kingdom kitchen kite kiwi knight koala lace
ladder lagoon lamp lantern larch lark laurel lava lavender leaf lemon lentil leopard letter library
lilac lily linen lion lizard lobster locket lodge lorry lotus lunar lupin magnet magpie mallet mango
maple marble margin market marsh mascot meadow medal melody melon mermaid meteor mill mimosa mineral
minute mirror mitten monday monkey moor mosaic moss moth motor mountain museum mushroom music mussel
mustard napkin narrow nectar needle nettle noodle north notebook novel nutmeg oak oasis oats oboe ocean
octave olive onion opera orange orbit orchard orchid organ otter oven owl oxygen oyster paddle padlock
painter palace palm pancake panda panther paper paprika parade parcel parrot parsley pastry patio
pavement peach peacock pearl pebble pedal pelican pencil penguin pepper piano pickle picnic pigeon
pillow pilot pine pirate pizza planet plaster plum pocket polka pollen pond pony poplar poppy porcelain
porridge portrait potato pottery prairie puddle puffin pumpkin puppet purple puzzle pyramid quarry
quartz quilt quiver rabbit racket radar radio radish railway rainbow raisin raspberry raven reed reef
ribbon rice riddle river robin rocket rooster rose rowan ruby rudder runner saddle saffron sailor salad
salmon sandal sapphire satchel saturn scarf school scooter seagull season shadow shallow shelf shepherd
sherbet shovel signal silver singer skate sketch skipper slate sledge sleeve slipper snail snow sofa
sonnet sparrow spider spinach spiral spoon spring squirrel stable stadium staple star station steeple
stencil stone storm stove straw stream studio sugar summer sunday sunset swallow swan sweater swift
sycamore syrup table tablet tadpole tailor tambourine tango tapestry tartan teacup teapot temple tennis
terrace theatre thimble thistle thunder ticket tiger timber toast tomato topaz torch tortoise towel
tower tractor trail treacle treetop trellis triangle trolley trout trumpet tulip tunnel turnip turtle
tweed twilight umbrella unicorn vacuum valley vanilla velvet vessel viaduct village vine violet violin
volcano voyage waffle wagon walnut walrus water weasel weaver wheat whistle willow window winter wizard
wombat wool wren yacht yellow yoghurt zebra zephyr zigzag
`
  .trim()
  .split(/\s+/)
