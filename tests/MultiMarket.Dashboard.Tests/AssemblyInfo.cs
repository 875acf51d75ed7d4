// Browser specs start hosts of their own; on two cores they would only disturb one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
