using Graph.Resolvers.Products;

namespace Graph.LocalDev.Seed;

/// <summary>A product and its price in dollars.</summary>
internal sealed record PricedProduct(Product Product, decimal Price);

/// <summary>A small invented catalogue: 60 products in the 14 categories.</summary>
internal static class SeedProducts
{
    public static IReadOnlyList<PricedProduct> All { get; } =
    [
        Of("KBX100", "Carton 200 × 150 × 100 mm, single wall", "Cardboard Boxes", 0.85m),
        Of("KBX150", "Carton 300 × 200 × 150 mm, single wall", "Cardboard Boxes", 1.20m),
        Of("KBX220", "Carton 400 × 300 × 220 mm, single wall", "Cardboard Boxes", 1.95m),
        Of("KBX300", "Carton 500 × 400 × 300 mm, double wall", "Cardboard Boxes", 3.60m),
        Of("KBX450", "Moving carton 450 × 450 × 600 mm, double wall", "Cardboard Boxes", 5.40m),
        Of("KBX-A4", "Carton for A4 stacks, 305 × 220 × 100 mm", "Cardboard Boxes", 1.10m),

        Of("TAPE48C", "Packing tape clear, 48 mm × 100 m", "Tape & Adhesives", 2.90m),
        Of("TAPE48B", "Packing tape brown, 48 mm × 100 m", "Tape & Adhesives", 2.90m),
        Of("TAPEKRF", "Paper tape, 70 mm × 50 m", "Tape & Adhesives", 9.80m),
        Of("TAPEGUN", "Tape dispenser for 48 mm rolls", "Tape & Adhesives", 18.50m),

        Of("BAGPLY1", "Clear bag 150 × 230 mm, pack of 100", "Bags & Packaging", 6.20m),
        Of("BAGPLY2", "Clear bag 250 × 380 mm, pack of 100", "Bags & Packaging", 10.40m),
        Of("BAGKRF1", "Paper bag with handles, small, pack of 50", "Bags & Packaging", 17.00m),
        Of("BAGKRF2", "Paper bag with handles, large, pack of 50", "Bags & Packaging", 24.00m),
        Of("BAGZIP1", "Resealable bag 100 × 150 mm, pack of 100", "Bags & Packaging", 4.80m),

        Of("LBLADDR", "Address labels 100 × 150 mm, roll of 500", "Labels & Markers", 26.00m),
        Of("LBLFRAG", "Fragile labels, roll of 250", "Labels & Markers", 14.50m),
        Of("LBLTHIS", "This way up labels, roll of 250", "Labels & Markers", 14.50m),
        Of("TAGKRF", "Swing tags with string, pack of 100", "Labels & Markers", 11.90m),
        Of("MRKBLK", "Permanent marker black, box of 12", "Labels & Markers", 19.20m),

        Of("GIFTBOXS", "Gift box with lid, small, white", "Gift Packaging", 2.40m),
        Of("GIFTBOXL", "Gift box with lid, large, white", "Gift Packaging", 4.90m),
        Of("TISSWHT", "Tissue paper white, 480 sheets", "Gift Packaging", 32.00m),
        Of("RIBSAT", "Satin ribbon 25 mm × 50 m", "Gift Packaging", 8.60m),
        Of("WRAPKRF", "Wrapping paper kraft, 500 mm × 60 m", "Gift Packaging", 27.50m),

        Of("BUBL500", "Bubble wrap 500 mm × 100 m", "Protective Materials", 58.00m),
        Of("BUBL300", "Bubble wrap 300 mm × 50 m", "Protective Materials", 24.00m),
        Of("FOAMSHT", "Foam sheet 2 mm × 600 mm × 50 m", "Protective Materials", 46.00m),
        Of("VOIDFIL", "Starch loose fill, 400 litres", "Protective Materials", 49.00m),
        Of("CRNRPRO", "Cardboard corner protectors, pack of 50", "Protective Materials", 21.00m),

        Of("MAILPAD1", "Padded mailer 150 × 220 mm, pack of 25", "Mailers & Envelopes", 13.50m),
        Of("MAILPAD2", "Padded mailer 240 × 340 mm, pack of 25", "Mailers & Envelopes", 21.00m),
        Of("MAILCMP1", "Compostable mailer 255 × 330 mm, pack of 100", "Mailers & Envelopes", 34.00m),
        Of("MAILRGD", "Rigid envelope C5, pack of 100", "Mailers & Envelopes", 39.00m),

        Of("CLNSPRY", "Surface cleaner spray, 750 ml", "Cleaning Supplies", 7.40m),
        Of("CLNCLTH", "Microfibre cloths, pack of 10", "Cleaning Supplies", 12.80m),
        Of("CLNBIN", "Bin liners 60 litres, roll of 50", "Cleaning Supplies", 11.20m),
        Of("CLNSOAP", "Hand soap, 5 litres", "Cleaning Supplies", 22.60m),

        Of("SAFGLVM", "Nitrile gloves medium, box of 100", "Safety Equipment", 16.90m),
        Of("SAFGLVL", "Nitrile gloves large, box of 100", "Safety Equipment", 16.90m),
        Of("SAFGLS", "Safety glasses, clear", "Safety Equipment", 9.50m),
        Of("SAFKNIF", "Safety knife with retracting blade", "Safety Equipment", 13.40m),

        Of("STRP12", "Polypropylene strap 12 mm × 1000 m", "Strapping & Fasteners", 44.00m),
        Of("STRPBKL", "Strap buckles 12 mm, box of 500", "Strapping & Fasteners", 28.00m),
        Of("STRPTEN", "Strap tensioner", "Strapping & Fasteners", 119.00m),
        Of("CBLTIE", "Cable ties 200 mm, pack of 100", "Strapping & Fasteners", 5.90m),

        Of("TPROLL", "Toilet paper 2 ply, 48 rolls", "Toilet & Paper Products", 38.00m),
        Of("TPTOWEL", "Hand towels interleaved, carton of 2400", "Toilet & Paper Products", 52.00m),
        Of("TPNAPK", "Napkins 1 ply, carton of 3000", "Toilet & Paper Products", 33.00m),

        Of("OFFA4", "Copy paper A4, box of 5 reams", "Office & Stationery", 42.00m),
        Of("OFFPEN", "Ballpoint pens blue, box of 50", "Office & Stationery", 15.00m),
        Of("OFFCLIP", "Clipboard A4", "Office & Stationery", 6.30m),

        Of("FDCUP8", "Paper cup 240 ml, carton of 1000", "Food & Beverage Supplies", 96.00m),
        Of("FDLID8", "Cup lid 80 mm, carton of 1000", "Food & Beverage Supplies", 64.00m),
        Of("FDTRAY", "Food tray kraft, carton of 500", "Food & Beverage Supplies", 71.00m),
        Of("FDWRAP", "Greaseproof paper 400 × 660 mm, 800 sheets", "Food & Beverage Supplies", 29.00m),

        Of("CSTWINE1", "Wine carton for 1 bottle, with divider", "Custom & Specialty Boxes", 3.20m),
        Of("CSTWINE6", "Wine carton for 6 bottles, with divider", "Custom & Specialty Boxes", 5.80m),
        Of("CSTPIZZ", "Pizza box 300 mm, pack of 50", "Custom & Specialty Boxes", 31.00m),
        Of("CSTARCH", "Archive box with lid", "Custom & Specialty Boxes", 4.70m),
    ];

    private static PricedProduct Of(string code, string name, string category, decimal price) => new(new Product(code, name, category), price);
}
