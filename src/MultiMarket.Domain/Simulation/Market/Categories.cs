namespace MultiMarket.Domain.Simulation.Market;

/// <summary>The merchant's range: six categories of three sub-categories, ten articles in each category, twelve brands.</summary>
internal static class Categories
{
    public static IReadOnlyList<Category> All { get; } =
    [
        new("Électronique", 0.09, 500, 15_000, HasSizes: false, HasColours: true, ["Sirocco", "Atlas Tech"], ["Essentiel", "Plus", "Pro", "Édition limitée"],
        [
            new("Téléphonie et informatique", [("Smartphone", 3_200), ("Tablette", 2_600), ("Laptop", 8_500), ("Imprimante", 1_300)]),
            new("Image et son", [("Téléviseur", 5_400), ("Casque audio", 900), ("Appareil photo", 6_200), ("Enceinte Bluetooth", 750)]),
            new("Objets connectés et jeux", [("Montre connectée", 1_500), ("Console de jeux", 4_900)]),
        ]),
        new("Mode", 0.29, 100, 2_000, HasSizes: true, HasColours: true, ["Dar Zahra", "Medina Mode"], ["bleu nuit", "vert olive", "gris perle", "rouge brique"],
        [
            new("Prêt-à-porter", [("Chemise", 249), ("Pantalon", 329), ("Robe", 449), ("Veste", 699)]),
            new("Tenues traditionnelles", [("Caftan", 1_450), ("Babouches", 179)]),
            new("Chaussures et accessoires", [("Baskets", 599), ("Sac à main", 549), ("Ceinture", 149), ("Écharpe", 129)]),
        ]),
        new("Maison", 0.17, 50, 3_000, HasSizes: false, HasColours: true, ["Zellige", "Riad & Co"], ["petit modèle", "grand modèle", "collection Atlas", "collection Médina"],
        [
            new("Arts de la table", [("Tajine", 120), ("Théière", 160), ("Plateau gravé", 240), ("Machine à café", 990)]),
            new("Textile", [("Tapis", 1_350), ("Parure de lit", 480)]),
            new("Mobilier et décoration", [("Lampe", 290), ("Pouf en cuir", 420), ("Miroir", 360), ("Table basse", 1_600)]),
        ]),
        new("Beauté", 0.22, 50, 800, HasSizes: false, HasColours: false, ["Argania", "Rosa Dadès"], ["format voyage", "format familial", "parfum rose", "parfum fleur d'oranger"],
        [
            new("Parfums et maquillage", [("Eau de parfum", 420), ("Rouge à lèvres", 120)]),
            new("Soins", [("Huile d'argan", 140), ("Crème de jour", 180), ("Lait corporel", 95), ("Sérum visage", 260)]),
            new("Hammam et cheveux", [("Savon noir", 65), ("Shampooing", 75), ("Masque au rhassoul", 90), ("Coffret hammam", 310)]),
        ]),
        new("Sport", 0.12, 80, 1_500, HasSizes: true, HasColours: true, ["Toubkal", "Oued Sport"], ["Initiation", "Compétition", "Montagne", "Sahara"],
        [
            new("Terrain", [("Ballon de football", 190), ("Raquette de tennis", 640), ("Maillot", 220)]),
            new("Forme", [("Tapis de yoga", 170), ("Haltères", 280), ("Gourde", 110), ("Chaussures de course", 790)]),
            new("Plein air et natation", [("Sac de randonnée", 520), ("Tente", 950), ("Lunettes de natation", 130)]),
        ]),
        new("Livres", 0.11, 50, 300, HasSizes: false, HasColours: false, ["Éditions Anfa", "Plume du Sud"], ["édition de poche", "édition reliée", "édition illustrée", "grands caractères"],
        [
            new("Cuisine et voyages", [("Cuisine marocaine", 150), ("Guide de Marrakech", 110), ("Jardins et riads", 220)]),
            new("Littérature", [("Contes de l'Atlas", 85), ("Poésie andalouse", 90), ("Roman policier", 80)]),
            new("Savoirs", [("Histoire du Maroc", 160), ("Apprendre l'arabe", 120), ("Calligraphie", 170), ("Algèbre pour tous", 130)]),
        ]),
    ];
}
