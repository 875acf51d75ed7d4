namespace MultiMarket.EmbeddedMongo.Bson;

/// <content>Assembling from digits that were computed elsewhere.</content>
internal readonly partial struct Dec128
{
    /// <summary>Sign, digits and power of ten, rounded to 34 digits where there are more.</summary>
    internal static Dec128 FromParts(bool negative, UInt128 coefficient, int exponent) => Finish(negative, coefficient, exponent);
}
