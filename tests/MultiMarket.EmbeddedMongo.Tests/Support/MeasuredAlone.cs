namespace MultiMarket.EmbeddedMongo.Tests.Support;

/// <summary>Specs that measure the memory of this process: nothing else runs meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class MeasuredAlone
{
    public const string Name = "measured alone";
}
