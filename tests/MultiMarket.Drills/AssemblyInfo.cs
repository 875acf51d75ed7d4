// Most drills wait for a host of their own: two at once use two cores, more would only disturb one another.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
