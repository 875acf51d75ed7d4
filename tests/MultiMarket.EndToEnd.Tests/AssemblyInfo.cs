// Each class starts a host of its own; on two cores they would only disturb one another.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
