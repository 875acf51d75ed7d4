namespace MultiMarket.Domain.Simulation;

/// <summary>A category of the catalogue: its articles with the price of the plain one in MAD, and the variants of each article.</summary>
internal sealed record Category(string Name, decimal LowestPrice, decimal HighestPrice, string[] Variants, (string Name, decimal Price)[] Articles)
{
    /// <summary>Six categories of ten articles, each in four variants and plain.</summary>
    public static IReadOnlyList<Category> All { get; } =
    [
        new("Électronique", 500, 15_000, ["Essentiel", "Plus", "Pro", "Édition limitée"],
        [
            ("Smartphone", 3_200), ("Tablette", 2_600), ("Laptop", 8_500), ("Téléviseur", 5_400), ("Casque audio", 900),
            ("Montre connectée", 1_500), ("Appareil photo", 6_200), ("Imprimante", 1_300), ("Console de jeux", 4_900), ("Enceinte Bluetooth", 750),
        ]),
        new("Mode", 100, 2_000, ["bleu nuit", "vert olive", "gris perle", "rouge brique"],
        [
            ("Chemise", 249), ("Pantalon", 329), ("Robe", 449), ("Veste", 699), ("Caftan", 1_450),
            ("Babouches", 179), ("Baskets", 599), ("Sac à main", 549), ("Ceinture", 149), ("Écharpe", 129),
        ]),
        new("Maison", 50, 3_000, ["petit modèle", "grand modèle", "collection Atlas", "collection Médina"],
        [
            ("Tajine", 120), ("Théière", 160), ("Tapis", 1_350), ("Lampe", 290), ("Pouf en cuir", 420),
            ("Plateau gravé", 240), ("Machine à café", 990), ("Parure de lit", 480), ("Miroir", 360), ("Table basse", 1_600),
        ]),
        new("Beauté", 50, 800, ["format voyage", "format familial", "parfum rose", "parfum fleur d'oranger"],
        [
            ("Huile d'argan", 140), ("Savon noir", 65), ("Eau de parfum", 420), ("Crème de jour", 180), ("Shampooing", 75),
            ("Masque au rhassoul", 90), ("Rouge à lèvres", 120), ("Lait corporel", 95), ("Coffret hammam", 310), ("Sérum visage", 260),
        ]),
        new("Sport", 80, 1_500, ["Initiation", "Compétition", "Toubkal", "Sahara"],
        [
            ("Ballon de football", 190), ("Raquette de tennis", 640), ("Tapis de yoga", 170), ("Haltères", 280), ("Sac de randonnée", 520),
            ("Maillot", 220), ("Chaussures de course", 790), ("Gourde", 110), ("Tente", 950), ("Lunettes de natation", 130),
        ]),
        new("Livres", 50, 300, ["édition de poche", "édition reliée", "édition illustrée", "grands caractères"],
        [
            ("Cuisine marocaine", 150), ("Contes de l'Atlas", 85), ("Histoire du Maroc", 160), ("Guide de Marrakech", 110), ("Apprendre l'arabe", 120),
            ("Poésie andalouse", 90), ("Calligraphie", 170), ("Jardins et riads", 220), ("Algèbre pour tous", 130), ("Roman policier", 80),
        ]),
    ];
}
